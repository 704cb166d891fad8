package org.polyfuse.tfjs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;

/** The files beside a model that hold its weights, one behind the other. */
final class WeightFiles {

  /** TensorFlow's messages, and so its files, end there. */
  private static final long MOST = Integer.MAX_VALUE - (1L << 26);

  private WeightFiles() {}

  /**
   * Reads all weights.
   *
   * @return weights by name
   * @throws PolyfuseException if a file is missing, or longer or shorter than its weights
   */
  static Map<String, Weight> read(ModelFile model) {
    Map<String, Weight> weights = new LinkedHashMap<>();
    for (JsonValue group : model.groups()) {
      List<WeightEntry> entries =
          group.get("weights").items().stream().map(WeightEntry::of).toList();
      ByteBuffer bytes = bytes(group, entries);
      for (WeightEntry entry : entries) {
        Weight before = weights.put(entry.name(), Weight.take(entry, bytes));
        if (before != null) {
          throw entry
              .place()
              .wrong(
                  String.format(
                      Locale.ROOT, "must have a name of its own but was '%s' again", entry.name()));
        }
      }
      if (bytes.hasRemaining()) {
        throw group.wrong("must have files that end with its weights but they go on");
      }
    }
    return weights;
  }

  private static ByteBuffer bytes(JsonValue group, List<WeightEntry> entries) {
    List<Path> files = group.get("paths").items().stream().map(WeightFiles::beside).toList();
    long held = files.stream().mapToLong(WeightFiles::size).sum();
    long needed = entries.stream().mapToLong(WeightEntry::bytes).sum();
    boolean texts = entries.stream().anyMatch(each -> each.type() == Stored.STRING);
    if (held < needed || (held > needed && !texts)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: %s must hold %,d bytes for %d weights but %s. A file is cut or of another model;"
                  + " get it again.",
              group.file(),
              names(files),
              needed,
              entries.size(),
              held == 0 ? "is empty" : String.format(Locale.ROOT, "holds %,d", held)));
    }
    if (held > MOST) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must have weights of less than 2 GB but they are %,d bytes. Such a model cannot"
                  + " be imported.",
              group.file(),
              held));
    }
    return ByteBuffer.wrap(joined(files, (int) held)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String names(List<Path> files) {
    return files.size() == 1
        ? String.valueOf(files.get(0).getFileName())
        : String.format(Locale.ROOT, "its %d files of weights", files.size());
  }

  private static Path beside(JsonValue name) {
    Path folder = Optional.ofNullable(name.file().toAbsolutePath().getParent()).orElseThrow();
    Path file = folder.resolve(name.text()).normalize();
    if (!file.startsWith(folder.normalize())) {
      throw name.wrong(
          String.format(Locale.ROOT, "must be a file beside the model but was '%s'", name.text()));
    }
    if (!Files.isRegularFile(file)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: its weights are in '%s', which is not there. Put it beside the .json file, under"
                  + " that name.",
              name.file(),
              name.text()));
    }
    return file;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static byte[] joined(List<Path> files, int size) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(size);
    for (Path file : files) {
      try {
        Files.copy(file, joined);
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return joined.toByteArray();
  }

  private static PolyfuseException unreadable(Path file, IOException e) {
    return new PolyfuseException(
        String.format(Locale.ROOT, "%s: cannot be read (%s). Get it again.", file, e), e);
  }
}
