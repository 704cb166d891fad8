package org.polyfuse.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;

/**
 * A recording on its way to an executor, as names of files, so that executors need not list the
 * corpus: the file system would be asked for every file by each of them.
 *
 * @param id the recording's id
 * @param label the class that it is known to be of; null if none is known
 * @param streams where its streams lie; null if they are made in memory, so that it must be listed
 */
record ShippedRecording(
    String id, @Nullable String label, @Nullable LinkedHashMap<String, Stream> streams)
    implements Serializable {

  /** A file, or a span of it. */
  record Stream(String file, double start, double end, @Nullable String reader)
      implements Serializable {

    static Stream of(StreamSource.InFile source) {
      return new Stream(
          source.file().toAbsolutePath().toString(),
          source.span().map(StreamSource.Span::start).orElse(0.0),
          source.span().map(StreamSource.Span::end).orElse(0.0),
          source.reader().orElse(null));
    }

    StreamSource source() {
      return new StreamSource.InFile(
          Path.of(file),
          end > start ? Optional.of(new StreamSource.Span(start, end)) : Optional.empty(),
          Optional.ofNullable(reader));
    }
  }

  static ShippedRecording of(Recording recording, Target target) {
    String label = recording.label().map(each -> name(each, target)).orElse(null);
    LinkedHashMap<String, Stream> streams = new LinkedHashMap<>();
    for (Map.Entry<String, StreamSource> each : recording.streams().entrySet()) {
      if (!(each.getValue() instanceof StreamSource.InFile file)) {
        return new ShippedRecording(recording.id(), label, null);
      }
      streams.put(each.getKey(), Stream.of(file));
    }
    return new ShippedRecording(recording.id(), label, streams);
  }

  private static @Nullable String name(Label label, Target target) {
    return label instanceof Label.OfClass known ? target.names().get(known.index()) : null;
  }

  /**
   * The recording, without what is known of it besides.
   *
   * @param listed finds one that did not travel
   */
  Recording here(Function<String, Recording> listed) {
    if (streams == null) {
      return listed.apply(id);
    }
    Map<String, StreamSource> sources = new LinkedHashMap<>();
    streams.forEach((name, each) -> sources.put(name, each.source()));
    return Recording.of(id, sources);
  }
}
