package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Locale;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.layer.Presence;

/** What a modality gives in each trunk of time. */
final class TrunkSums {

  private TrunkSums() {}

  /** e_h, (N, H, C): the sum of the attention-weighted steps that lie in trunk h. */
  static NDArray of(Modality modality) {
    return trunks(modality).transpose(0, 2, 1).batchMatMul(modality.attended().weighted());
  }

  /** (N, H), 1 where every stream that is there has a valid step, and one is there at all. */
  static NDArray shared(List<Modality> modalities) {
    NDArray shared = Presence.any(modalities).expandDims(1); // (N, 1)
    for (Modality modality : modalities) {
      NDArray occupied = trunks(modality).max(new int[] {1}); // (N, H)
      shared = shared.mul(Presence.neutral(occupied, modality.present().expandDims(1)));
    }
    return shared;
  }

  private static NDArray trunks(Modality modality) {
    return modality
        .trunks()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    String.format(
                        Locale.ROOT,
                        "modality %s has no trunks: the fusion's segmentSeconds is not resolved",
                        modality.name()))); // (N, T, H)
  }
}
