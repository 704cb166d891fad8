package org.polyfuse.api.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One sample: an utterance, a clip. Immutable; streams are read lazily.
 *
 * @param id unique within its dataset
 * @param label the known answer; empty for data without labels
 * @param groups what it belongs to, such as {@code {session: Ses01, speaker: Ses01F}}; splits keep
 *     groups together
 * @param split the part that the corpus itself puts it in ({@code train}, {@code validation},
 *     {@code test}); empty if the corpus has no split
 * @param streams the raw streams by name; a stream that the recording lacks is left out
 */
public record Recording(
    String id,
    Optional<Label> label,
    Map<String, String> groups,
    Optional<String> split,
    Map<String, StreamSource> streams) {

  /** Copies the maps, in their order. */
  public Recording {
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    streams = Collections.unmodifiableMap(new LinkedHashMap<>(streams));
  }

  /** A recording to predict, from named streams. */
  public static Recording of(String id, Map<String, StreamSource> streams) {
    return new Recording(id, Optional.empty(), Map.of(), Optional.empty(), streams);
  }

  /** A recording to predict, from one file that holds every stream, such as a film. */
  public static Recording of(Path file) {
    return of(String.valueOf(file.getFileName()), Map.of(ANY_STREAM, StreamSource.of(file)));
  }

  /** The stream name that stands for every stream of one file. */
  public static final String ANY_STREAM = "*";

  /** The source of a stream, falling back to the file that holds every stream. */
  public Optional<StreamSource> stream(String name) {
    return Optional.ofNullable(streams.getOrDefault(name, streams.get(ANY_STREAM)));
  }
}
