package org.polyfuse.runtime.data;

import org.polyfuse.api.data.Features;
import org.polyfuse.api.nn.SequenceShape;

/**
 * The features of one stream of an example, in memory or on disk. Safe for use from several
 * threads.
 */
public interface HeldFeatures {

  /** Of a step. */
  SequenceShape shape();

  /** T. */
  int steps();

  /**
   * The features, read if they lie on disk: whoever asks keeps them only as long as needed.
   *
   * @throws java.io.UncheckedIOException if they cannot be read any more
   */
  Features get();

  /** Features in memory. */
  static HeldFeatures of(Features features) {
    return new InMemory(features);
  }

  /** Features in memory. */
  record InMemory(Features features) implements HeldFeatures {

    @Override
    public SequenceShape shape() {
      return features.shape();
    }

    @Override
    public int steps() {
      return features.steps();
    }

    @Override
    public Features get() {
      return features;
    }
  }
}
