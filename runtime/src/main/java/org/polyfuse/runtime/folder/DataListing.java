package org.polyfuse.runtime.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.files.Csv;
import org.polyfuse.runtime.files.KeptText;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.study.Study;

/**
 * What a dataset says of its recordings before any stream is read, {@code recordings.csv}; enough
 * to see soon whether the data of a finished run are still the same. Immutable.
 *
 * @param entries by recording
 */
public record DataListing(Map<String, Entry> entries) {

  private static final List<String> HEADER = List.of("sample", "label", "split", "groups", "files");

  /**
   * One recording.
   *
   * @param label its class, or its numbers; empty if it has none
   * @param split the corpus's own part; empty if it has none
   * @param groups as {@code speaker=A;session=1}
   * @param files a stamp of its streams and of the files that these come from
   */
  record Entry(String label, String split, String groups, String files) {}

  /** That of a study's dataset, as it is now. */
  public static DataListing of(Study study, Dataset dataset) {
    FileStamps stamps = FileStamps.of(study);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Recording each : dataset.recordings()) {
      entries.put(
          each.id(),
          new Entry(
              each.label().map(label -> text(label, dataset.target())).orElse(""),
              each.split().orElse(""),
              new TreeMap<>(each.groups())
                  .entrySet().stream()
                      .map(group -> group.getKey() + "=" + group.getValue())
                      .collect(Collectors.joining(";")),
              stamps.of(each)));
    }
    return new DataListing(entries);
  }

  private static String text(Label label, Target target) {
    if (label instanceof Label.OfClass known) {
      List<String> names = target.names();
      return known.index() < names.size() ? names.get(known.index()) : "" + known.index();
    }
    return Arrays.toString(((Label.OfRegression) label).values());
  }

  /**
   * That of a run's folder; empty if there is none, as in folders of earlier versions.
   *
   * @throws PolyfuseException if it is not as it was written
   */
  public static Optional<DataListing> read(Path run) {
    Path file = run.resolve(RunFolder.RECORDINGS);
    try {
      return Files.exists(file)
          ? Optional.of(parse(Csv.rows(KeptText.read(file))))
          : Optional.empty();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be as the run wrote it but cannot be read: %s. Delete it.",
              file,
              e.getMessage()),
          e);
    }
  }

  private static DataListing parse(List<List<String>> rows) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.size() != HEADER.size()) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "a line must have %d cells but has %s", HEADER.size(), row));
      }
      entries.put(row.get(0), new Entry(row.get(1), row.get(2), row.get(3), row.get(4)));
    }
    return new DataListing(entries);
  }

  /** Into a run's folder. */
  public void write(Path run) {
    StringBuilder text = new StringBuilder(Csv.row(HEADER));
    entries.forEach(
        (id, each) ->
            text.append(
                Csv.row(List.of(id, each.label(), each.split(), each.groups(), each.files()))));
    WholeFile.write(run.resolve(RunFolder.RECORDINGS), text.toString());
  }

  /** What is not as it was then, for a message; empty if nothing is. */
  public String changesSince(DataListing before) {
    List<String> fresh = new ArrayList<>();
    List<String> relabelled = new ArrayList<>();
    List<String> rewritten = new ArrayList<>();
    entries.forEach(
        (id, now) -> {
          Entry then = before.entries.get(id);
          if (then == null) {
            fresh.add(id);
          } else if (!now.equals(new Entry(then.label, then.split, then.groups, now.files))) {
            relabelled.add(id);
          } else if (!now.equals(then)) {
            rewritten.add(id);
          }
        });
    List<String> gone =
        before.entries.keySet().stream().filter(id -> !entries.containsKey(id)).toList();
    return Stream.of(
            counted(fresh, "new"),
            counted(gone, "gone"),
            counted(relabelled, "with another label, split or group"),
            counted(rewritten, "with other streams, or files written since"))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> counted(List<String> ids, String what) {
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d %s %s (%s)",
                ids.size(),
                ids.size() == 1 ? "recording" : "recordings",
                what,
                ids.get(0) + (ids.size() == 1 ? "" : ", ...")));
  }
}
