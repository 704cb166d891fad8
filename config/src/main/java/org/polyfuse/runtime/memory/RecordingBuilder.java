package org.polyfuse.runtime.memory;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;

/** Says what one recording of an {@link InMemoryDataset} has. */
public final class RecordingBuilder {

  private final Map<String, String> groups = new LinkedHashMap<>();
  private final Map<String, StreamSource> streams = new LinkedHashMap<>();
  private Optional<String> split = Optional.empty();

  RecordingBuilder() {}

  /** Adds a stream at hand, such as a {@link org.polyfuse.api.data.Waveform}. */
  public RecordingBuilder stream(String name, RawStream stream) {
    return stream(name, StreamSource.of(stream));
  }

  /** Adds a stream that is read or made when it is needed. */
  public RecordingBuilder stream(String name, StreamSource source) {
    streams.put(name, source);
    return this;
  }

  /**
   * Adds features that were computed elsewhere, for the front-end {@code features}.
   *
   * @param steps one row a step, (T, F), T and F from 1 on
   * @param stepSeconds seconds from one step to the next, above 0
   * @throws IllegalArgumentException if rows differ in length or there is none
   */
  public RecordingBuilder features(String name, float[][] steps, double stepSeconds) {
    if (steps.length == 0) {
      throw new IllegalArgumentException("steps: one row or more is needed but there is none");
    }
    int width = steps[0].length;
    float[] values = new float[steps.length * width];
    for (int i = 0; i < steps.length; i++) {
      if (steps[i].length != width) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "steps: each row must have %d numbers as the first but row %d has %d",
                width,
                i,
                steps[i].length));
      }
      System.arraycopy(steps[i], 0, values, i * width, width);
    }
    return stream(name, new FeatureArray(values, new Shape(width), stepSeconds));
  }

  /** Says what it belongs to, such as a speaker; splits keep groups together. */
  public RecordingBuilder group(String kind, String name) {
    groups.put(kind, name);
    return this;
  }

  /** Puts it into a part: {@code train}, {@code validation} or {@code test}. */
  public RecordingBuilder split(String part) {
    split = Optional.of(part);
    return this;
  }

  Recording build(String id, Optional<Label> label) {
    return new Recording(id, label, groups, split, streams);
  }
}
