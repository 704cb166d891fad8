package org.polyfuse.api.data;

import java.util.Optional;
import java.util.function.Consumer;
import org.polyfuse.api.nn.SequenceShape;

/**
 * Turns a raw stream into a sequence of feature steps (T, ...). Stateless: the result depends on
 * the stream and the settings alone, so it can be cached. Safe for use from several threads.
 */
public interface FrontEnd {

  /** What one step looks like; empty if only the data can tell. */
  Optional<SequenceShape> shape();

  /**
   * The kind of stream that it takes, such as {@code Waveform.class}: which of a film's streams it
   * is given. Any, if it does not say.
   */
  default Class<? extends RawStream> takes() {
    return RawStream.class;
  }

  /**
   * Computes the features; at least one step.
   *
   * @throws DamagedStreamException if the stream has not what it needs
   */
  Features extract(RawStream stream);

  /**
   * Computes the features, and tells how much had to be mended.
   *
   * @param repaired takes each kind of repair once, also where there was nothing to mend
   * @throws DamagedStreamException as above
   */
  default Features extract(RawStream stream, Consumer<Repair> repaired) {
    return extract(stream);
  }
}
