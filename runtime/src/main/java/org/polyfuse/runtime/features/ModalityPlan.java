package org.polyfuse.runtime.features;

import java.util.Optional;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.nn.SequenceShape;

/**
 * Where the features of one modality come from. Safe for use from several threads; holds native
 * memory until it is closed, if something is computed ahead of the network.
 *
 * @param name its name in the config
 * @param stream the dataset's stream
 * @param frontEnd makes features of it
 * @param frontEndKey names the front-end with all its settings and the version of its plugin: equal
 *     keys mean equal features of equal streams. Empty: its features are not cached
 * @param preparing what is computed of the features once, ahead of the network
 */
public record ModalityPlan(
    String name,
    String stream,
    FrontEnd frontEnd,
    Optional<String> frontEndKey,
    Preparing preparing)
    implements AutoCloseable {

  /** Of which nothing is computed ahead of the network. */
  public ModalityPlan(String name, String stream, FrontEnd frontEnd, Optional<String> frontEndKey) {
    this(name, stream, frontEnd, frontEndKey, Preparing.nothing());
  }

  /** What the front-end gives, and nothing more. */
  public ModalityPlan withoutPreparing() {
    return new ModalityPlan(name, stream, frontEnd, frontEndKey);
  }

  /** What the network sees of it; empty if only the data can tell. */
  public Optional<SequenceShape> shape() {
    return frontEnd.shape().map(preparing::output);
  }

  @Override
  public void close() {
    preparing.close();
  }
}
