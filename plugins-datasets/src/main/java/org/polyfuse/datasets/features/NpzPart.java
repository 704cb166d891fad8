package org.polyfuse.datasets.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.data.StreamSource;

/**
 * One part of the corpus in an NPZ.
 *
 * @param key what stands before the slash, such as {@code valid}
 * @param split what it is, such as {@code validation}
 * @param ids of its clips
 * @param labels of its clips
 * @param groups by name, one a clip
 * @param streams its streams
 * @param left other arrays, and why they are no streams
 */
record NpzPart(
    String key,
    String split,
    List<String> ids,
    LabelArray labels,
    Map<String, List<String>> groups,
    List<NpzStream> streams,
    Map<String, String> left) {

  int size() {
    return ids.size();
  }

  Map<String, String> groups(int clip) {
    Map<String, String> own = new LinkedHashMap<>();
    groups.forEach((name, values) -> own.put(name, values.get(clip)));
    return own;
  }

  Map<String, StreamSource> streams(int clip) {
    Map<String, StreamSource> own = new LinkedHashMap<>();
    // nothing made of them is cached: an NPZ is as fast to read as the cache
    streams.forEach(
        stream ->
            own.put(
                stream.name(),
                new StreamSource.InMemory(Optional.empty(), () -> stream.read(clip))));
    return own;
  }
}
