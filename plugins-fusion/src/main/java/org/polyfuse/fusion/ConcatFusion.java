package org.polyfuse.fusion;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.OptionalLong;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Pass;

/** The global vectors side by side, (N, sum of C); zeros stand for an absent stream. */
final class ConcatFusion extends Fusion {

  private final List<ModalityShape> inputs;

  ConcatFusion(List<ModalityShape> inputs) {
    this.inputs = inputs;
  }

  @Override
  public Fused fuse(Pass pass, List<Modality> modalities) {
    NDList globals = new NDList();
    for (Modality modality : modalities) {
      globals.add(modality.global().mul(modality.present().expandDims(1)));
    }
    return Fused.features(NDArrays.concat(globals, 1));
  }

  @Override
  public OptionalLong features() {
    return OptionalLong.of(inputs.stream().mapToLong(ModalityShape::channels).sum());
  }
}
