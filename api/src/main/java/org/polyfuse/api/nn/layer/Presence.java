package org.polyfuse.api.nn.layer;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.Scalars;

/** What becomes of streams that a recording lacks. */
public final class Presence {

  private Presence() {}

  /** (N), 1 where one stream or more is there. */
  public static NDArray any(List<Modality> modalities) {
    NDArray none = absent(modalities.get(0).present());
    for (Modality modality : modalities.subList(1, modalities.size())) {
      none = none.mul(absent(modality.present()));
    }
    return absent(none);
  }

  /**
   * A factor of a product, 1 where its stream is absent, so that the product runs over the others.
   *
   * @param present 0 or 1, of a shape that broadcasts to the factor's
   */
  public static NDArray neutral(NDArray factor, NDArray present) {
    return factor.mul(present).add(absent(present));
  }

  /** 1 where a 0/1 array is 0. */
  public static NDArray absent(NDArray present) {
    return Scalars.of(present, 1).sub(present);
  }
}
