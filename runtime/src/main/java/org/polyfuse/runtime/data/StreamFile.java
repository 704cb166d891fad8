package org.polyfuse.runtime.data;

import java.nio.file.Path;
import java.util.Optional;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource.InFile;

/** What messages call the place that a stream comes from. */
public final class StreamFile {

  private StreamFile() {}

  private static Optional<Path> of(Recording recording, String stream) {
    return recording.stream(stream)
        .filter(InFile.class::isInstance)
        .map(source -> ((InFile) source).file());
  }

  /** The file, or the recording if the stream is from none. */
  public static String name(Recording recording, String stream) {
    return of(recording, stream)
        .map(Path::toString)
        .orElseGet(() -> "recording '" + recording.id() + "'");
  }

  /** The file and a colon, to begin a message; nothing if the stream is from none. */
  public static String prefix(Recording recording, String stream) {
    return of(recording, stream).map(file -> file + ": ").orElse("");
  }

  /** A message that names the file, whoever wrote it. */
  public static String named(Recording recording, String stream, String message) {
    boolean known =
        of(recording, stream)
            .map(file -> message.contains(String.valueOf(file.getFileName())))
            .orElse(true);
    return known ? message : prefix(recording, stream) + message;
  }
}
