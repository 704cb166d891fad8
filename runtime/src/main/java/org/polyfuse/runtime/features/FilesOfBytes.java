package org.polyfuse.runtime.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.StreamSource.InBytes;
import org.polyfuse.runtime.files.WholeFolder;

/** Holds the bytes of a recording's streams in temporary files, which media readers can read. */
final class FilesOfBytes implements AutoCloseable {

  private final Recording given;
  private final Recording readable;
  private final @Nullable Path folder;

  private FilesOfBytes(Recording given, Recording readable, @Nullable Path folder) {
    this.given = given;
    this.readable = readable;
    this.folder = folder;
  }

  /** Writes them; a recording without bytes stays as it is. One array is one file. */
  static FilesOfBytes of(Recording recording) {
    if (recording.streams().values().stream().noneMatch(InBytes.class::isInstance)) {
      return new FilesOfBytes(recording, recording, null);
    }
    try {
      Path folder = Files.createTempDirectory("polyfuse-bytes-");
      try {
        return new FilesOfBytes(recording, written(recording, folder), folder);
      } catch (IOException e) {
        WholeFolder.delete(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recording written(Recording recording, Path folder) throws IOException {
    Map<byte[], Path> files = new IdentityHashMap<>();
    Map<String, StreamSource> streams = new LinkedHashMap<>();
    for (Map.Entry<String, StreamSource> each : recording.streams().entrySet()) {
      if (each.getValue() instanceof InBytes held) {
        Path file = files.get(held.bytes());
        if (file == null) {
          Path place = Files.createDirectory(folder.resolve(String.valueOf(files.size())));
          file = Files.write(place.resolve(held.name()), held.bytes());
          files.put(held.bytes(), file);
        }
        streams.put(each.getKey(), StreamSource.of(file));
      } else {
        streams.put(each.getKey(), each.getValue());
      }
    }
    return new Recording(
        recording.id(), recording.label(), recording.groups(), recording.split(), streams);
  }

  /** The recording as media readers can read it. */
  Recording readable() {
    return readable;
  }

  /** What came of it, told of what the program gave and not of where that lay for a while. */
  Extraction.Outcome told(Extraction.Outcome outcome) {
    if (folder == null) {
      return outcome;
    }
    return new Extraction.Outcome(
        outcome.example().map(example -> example.of(given)),
        outcome.damage().stream().map(this::told).toList(),
        outcome.repairs(),
        outcome.sources());
  }

  private Damage told(Damage damage) {
    String place = Pattern.quote(String.valueOf(folder)) + "[/\\\\]\\d+[/\\\\]";
    return new Damage(
        damage.recording(),
        damage.stream(),
        damage.reason().replaceAll(place, ""),
        damage.skipped());
  }

  @Override
  public void close() {
    if (folder != null) {
      try {
        WholeFolder.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
