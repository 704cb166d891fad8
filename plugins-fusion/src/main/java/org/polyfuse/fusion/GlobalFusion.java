package org.polyfuse.fusion;

import java.util.List;
import java.util.OptionalLong;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.Pass;

/** Pooling of the global vectors alone: G-FBP and AG-FBP. Weights: {@code global.*}. */
final class GlobalFusion extends Fusion {

  private final FactorizedBilinearPooling global;

  GlobalFusion(FactorizedBilinearPooling global) {
    this.global = child("global", global);
  }

  @Override
  public Fused fuse(Pass pass, List<Modality> modalities) {
    return global.pool(pass, modalities);
  }

  @Override
  public OptionalLong features() {
    return OptionalLong.of(global.features());
  }
}
