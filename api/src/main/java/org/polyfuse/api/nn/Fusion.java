package org.polyfuse.api.nn;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Combines any number of modalities. It returns features, for which the runtime adds the head, or
 * predictions of its own.
 */
public abstract class Fusion extends Part {

  /** Declares nothing yet. */
  protected Fusion() {}

  /**
   * Fuses.
   *
   * @param modalities in the order of the config, one for each shape that the fusion was made for;
   *     a recording may lack a stream ({@link Modality#present()})
   */
  public abstract Fused fuse(Pass pass, List<Modality> modalities);

  /** O, the number of features that it returns; empty if it returns predictions. */
  public abstract OptionalLong features();

  /** The trunks that {@link Modality#trunks()} is to be made for; empty if it needs none. */
  public Optional<Trunks> trunks() {
    return Optional.empty();
  }
}
