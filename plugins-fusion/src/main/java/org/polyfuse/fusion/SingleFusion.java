package org.polyfuse.fusion;

import java.util.List;
import java.util.OptionalLong;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Pass;

/** Passes on the global vector of the only modality, (N, C); zeros where it is absent. */
final class SingleFusion extends Fusion {

  private final ModalityShape input;

  SingleFusion(ModalityShape input) {
    this.input = input;
  }

  @Override
  public Fused fuse(Pass pass, List<Modality> modalities) {
    Modality only = modalities.get(0);
    return Fused.features(only.global().mul(only.present().expandDims(1)));
  }

  @Override
  public OptionalLong features() {
    return OptionalLong.of(input.channels());
  }
}
