package org.polyfuse.datasets.acted;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.datasets.Labels;
import org.polyfuse.datasets.media.FileStart;

/**
 * Lists a corpus: file names, no streams. Files of one recording (its twins) are put together: each
 * stream is taken from the first file that has it. Files that are left over are counted, copies of
 * a file apart from twins.
 */
final class ActedListing {

  private final Labels labels;
  private final List<Damage> damage = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private int remarked;
  private final List<Path> copies = new ArrayList<>();
  private final Map<String, Integer> leftOver = new TreeMap<>(); // by kind of file

  ActedListing(Labels labels) {
    this.labels = labels;
  }

  /** One line that is shown before training. */
  void remark(String line) {
    remarks.add(line);
  }

  /**
   * What each file's name says; names that are not the corpus's are damage.
   *
   * @param wanted files that are of interest
   */
  Collection<List<Clip>> recordings(MediaFiles files, ClipNames names, Predicate<Clip> wanted) {
    files.passedOver().ifPresent(remarks::add);
    for (Path file : files.pointers()) {
      damage.add(new Damage(file.toString(), "", FileStart.POINTER_RULE, true));
    }
    remarkOnDamage("are pointers of git-lfs and were left out");
    List<Clip> clips = new ArrayList<>();
    for (Path file : files.clips()) {
      try {
        clips.add(names.parse(file));
      } catch (ClipNames.NotTheirs e) {
        damage.add(new Damage(file.toString(), "", "the name " + e.getMessage(), true));
      }
    }
    remarkOnDamage("have names that are not the corpus's and were left out");
    Map<String, List<Clip>> byId = new LinkedHashMap<>();
    clips.stream()
        .filter(wanted)
        .sorted(Clip.IN_ORDER)
        .forEach(clip -> byId.computeIfAbsent(clip.id(), id -> new ArrayList<>()).add(clip));
    return byId.values();
  }

  /** A line on the files that were found wrong since the line before. */
  private void remarkOnDamage(String what) {
    int count = damage.size() - remarked;
    if (count > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%d files %s (damage.csv names them), such as %s",
              count,
              what,
              damage.get(remarked).recording()));
    }
    remarked = damage.size();
  }

  /** Leaves a recording out, by name. */
  void skip(String recording, String reason) {
    damage.add(new Damage(recording, "", reason, true));
  }

  /**
   * The corpus.
   *
   * @param root for the message if nothing is of the classes
   */
  ActedDataset list(Collection<List<Clip>> recordings, Path root) {
    List<Recording> listed = new ArrayList<>();
    for (List<Clip> twins : recordings) {
      labels.of(twins.get(0).emotion()).ifPresent(label -> listed.add(recording(twins, label)));
    }
    if (listed.isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "dataset.classes: some recording must be of %s but none in '%s' is. Choose other classes, or another root.",
              labels.classes(),
              root));
    }
    leftOver.forEach(
        (kind, count) ->
            remarks.add(
                String.format(
                    Locale.ROOT,
                    "%d %s files were left out: the recording's streams are in another file",
                    count,
                    kind)));
    remarkOnCopies();
    for (String stream : List.of("audio", "video")) {
      remarkOnLack(stream, listed);
    }
    return new ActedDataset(
        new Target.Classes(labels.classes()),
        List.copyOf(listed),
        List.copyOf(damage),
        List.copyOf(remarks));
  }

  private void remarkOnCopies() {
    if (!copies.isEmpty()) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%d files were left out: a file of the same name is in another folder, such as %s",
              copies.size(),
              copies.get(0)));
    }
  }

  private void remarkOnLack(String stream, List<Recording> listed) {
    long without = listed.stream().filter(each -> each.stream(stream).isEmpty()).count();
    if (without > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%d of %d recordings have no %s: no file of theirs holds it",
              without,
              listed.size(),
              stream));
    }
  }

  private Recording recording(List<Clip> twins, int label) {
    Map<String, StreamSource> streams = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (Clip clip : twins) {
      if (!seen.add(clip.file().getFileName().toString().toLowerCase(Locale.ROOT))) {
        copies.add(clip.file());
        continue;
      }
      boolean used = false;
      if (clip.sound()) {
        used |= streams.putIfAbsent("audio", StreamSource.of(clip.file())) == null;
      }
      if (clip.picture()) {
        used |= streams.putIfAbsent("video", StreamSource.of(clip.file())) == null;
      }
      if (!used) {
        leftOver.merge(kind(clip), 1, Integer::sum);
      }
    }
    Clip first = twins.get(0);
    return new Recording(
        first.id(),
        Optional.of(new Label.OfClass(label)),
        first.groups(),
        Optional.empty(),
        streams);
  }

  private static String kind(Clip clip) {
    String what = clip.sound() ? clip.picture() ? "film" : "soundtrack" : "silent film";
    return MediaFiles.ending(clip.file().toString()) + " (" + what + ")";
  }
}
