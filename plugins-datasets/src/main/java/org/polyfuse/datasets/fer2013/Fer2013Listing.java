package org.polyfuse.datasets.fer2013;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.datasets.Labels;
import org.polyfuse.datasets.ListedDataset;
import org.polyfuse.datasets.media.TextLines;

/**
 * Lists the file once: every line is checked, and of each only its place is kept. The pixels are
 * read again when they are looked at, so that 35,887 pictures take little memory.
 */
final class Fer2013Listing {

  private static final List<String> NAMES = List.of("fer2013.csv", "icml_face_data.csv");

  /** The faces of the published corpus, by part. */
  private static final Map<String, Integer> PUBLISHED =
      new TreeMap<>(Map.of("train", 28_709, "validation", 3_589, "test", 3_589));

  /** How long a picture is shown; it only has to be longer than nothing. */
  private static final double SECONDS = 0.04;

  private final Path file;
  private final Labels labels;
  private final List<Recording> recordings = new ArrayList<>();
  private final List<Damage> damage = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>(); // of faces, by part

  Fer2013Listing(Fer2013Config config) {
    this.file = file(config.root());
    this.labels = new Labels(config.classes(), config.merge());
  }

  private static Path file(Path root) {
    if (Files.isRegularFile(root)) {
      return root;
    }
    return NAMES.stream()
        .map(root::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new PolyfuseException(
                    String.format(
                        Locale.ROOT,
                        "dataset.root: must be the folder of %s, or the file, but '%s' is neither. Check the path.",
                        String.join(" or ", NAMES),
                        root)));
  }

  ListedDataset list() {
    try (TextLines lines = new TextLines(file)) {
      Fer2013Row.Columns columns = columns(lines);
      long start = lines.nextOffset();
      for (int number = 2; lines.next(); number++) {
        if (!lines.line().isBlank()) {
          add(lines.line(), columns, number, start);
        }
        start = lines.nextOffset();
      }
    } catch (IOException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT, "dataset.root: '%s' cannot be read. Check its permissions.", file),
          e);
    }
    if (recordings.isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "dataset.root: some line of '%s' must be a face of %s but none is%s. Check file and classes.",
              file,
              labels.classes(),
              firstDamage()));
    }
    return new ListedDataset(new Target.Classes(labels.classes()), recordings, damage, remarks());
  }

  private List<String> remarks() {
    return counts.equals(PUBLISHED)
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%s: faces by part are %s here but %s in the published corpus",
                file,
                counts,
                PUBLISHED));
  }

  private String firstDamage() {
    return damage.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT, " (%s: %s)", damage.get(0).recording(), damage.get(0).reason());
  }

  private Fer2013Row.Columns columns(TextLines lines) throws IOException {
    String header = lines.next() ? lines.line() : "";
    return Fer2013Row.Columns.of(header)
        .orElseThrow(
            () ->
                new PolyfuseException(
                    String.format(
                        Locale.ROOT,
                        "dataset.root: the first line of '%s' must name the columns emotion, pixels and Usage but is '%s'. Take the file as it was published.",
                        file,
                        header.substring(0, Math.min(60, header.length())))));
  }

  private void add(String line, Fer2013Row.Columns columns, int number, long start) {
    String id = String.format(Locale.ROOT, "row%05d", number - 1);
    Fer2013Row row;
    try {
      row = Fer2013Row.parse(line, columns);
    } catch (IllegalArgumentException e) {
      damage.add(
          new Damage(
              id,
              "",
              String.format(Locale.ROOT, "%s: line %d: %s", file, number, e.getMessage()),
              true));
      return;
    }
    counts.merge(row.split(), 1, Integer::sum);
    OptionalInt label = labels.of(Fer2013Config.EMOTIONS.get(row.emotion()));
    if (label.isPresent()) {
      recordings.add(
          new Recording(
              id,
              Optional.of(new Label.OfClass(label.getAsInt())),
              Map.of(),
              Optional.of(row.split()),
              Map.of("face", source(row, columns, start))));
    }
  }

  private StreamSource source(Fer2013Row listed, Fer2013Row.Columns columns, long start) {
    String key = "fer2013 " + digest(listed.pixels());
    return new StreamSource.InMemory(Optional.of(key), () -> frames(key, columns, start));
  }

  private Frames frames(String key, Fer2013Row.Columns columns, long start) {
    try (TextLines lines = new TextLines(file)) {
      lines.goTo(start);
      Fer2013Row row = Fer2013Row.parse(lines.next() ? lines.line() : "", columns);
      if (!key.equals("fer2013 " + digest(row.pixels()))) {
        throw new DamagedStreamException(file + ": was changed since it was listed");
      }
      return Frames.of(
          Fer2013Row.SIDE, Fer2013Row.SIDE, List.of(row.picture()), new double[] {0}, SECONDS);
    } catch (IllegalArgumentException e) {
      throw new DamagedStreamException(file + ": was changed since it was listed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] pixels) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pixels));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
