package org.polyfuse.system.contracts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Scalars;

/** Sums the valid steps of each modality and maps the sums to 3 features; with one fault. */
final class FaultyFusion extends Fusion {

  private static final int FEATURES = 3;

  /** A part with a weight. */
  private static final class Hidden extends Part {
    private final Parameter weight = weight("weight", Init.constant(2), 1);
  }

  private final FusionFault fault;
  private final List<Parameter> maps = new ArrayList<>();
  private final Hidden hidden = new Hidden();

  FaultyFusion(FusionFault fault, List<ModalityShape> inputs) {
    this.fault = fault;
    for (ModalityShape each : inputs) {
      Init init = Init.glorot(each.channels(), FEATURES);
      maps.add(weight("map-" + each.name(), init, each.channels(), FEATURES));
    }
  }

  @Override
  public Fused fuse(Pass pass, List<Modality> modalities) {
    NDArray fused = null;
    for (int m = 0; m < modalities.size(); m++) {
      NDArray x = summed(modalities.get(m)); // (N, C)
      NDArray mapped = x.matMul(pass.get(maps.get(m), x)).tanh(); // (N, 3)
      boolean ignored = fault == FusionFault.MODALITY_IGNORED && m > 0;
      NDArray part = ignored ? mapped.zerosLike() : mapped;
      fused = fused == null ? part : fused.add(part);
    }
    Fused features = Fused.features(spoiled(pass, fused));
    return fault == FusionFault.TOWERS_OF_ONE_NAME
        ? features.withTower(tower(fused)).withTower(tower(fused))
        : features;
  }

  private static Fused.Tower tower(NDArray outputs) {
    NDArray all = outputs.sum(new int[] {1}).onesLike(); // (N)
    return new Fused.Tower("twin", outputs, all);
  }

  private NDArray summed(Modality modality) {
    NDArray steps = modality.steps(); // (N, T, C)
    NDArray counted =
        switch (fault) {
          case PADDING_LEAKS_IN -> steps;
          case ABSENT_STREAM_IGNORED -> Masks.apply(steps, orAbsent(modality), 1);
          default -> Masks.apply(steps, modality.mask(), 1);
        };
    return counted.sum(new int[] {1});
  }

  /** (N, T), the mask, but 1 throughout for a stream that is absent. */
  private static NDArray orAbsent(Modality modality) {
    NDArray absent = modality.present().onesLike().sub(modality.present()).expandDims(1);
    return modality.mask().add(absent);
  }

  private NDArray spoiled(Pass pass, NDArray x) {
    return switch (fault) {
      case PARAMETER_OUTSIDE_CHILDREN -> x.mul(ownWeight(pass, x));
      case TARGETS_SHOW ->
          pass.supervision()
              .map(known -> x.add(known.targets().sum(new int[] {1}, true)))
              .orElse(x);
      case RANDOM_IN_EVALUATION -> x.add(x.getManager().randomNormal(x.getShape()));
      case VALUE_READ_BACK -> x.mul(Scalars.of(x, 1 / (1 + x.abs().max().getFloat())));
      case NAN_FOR_ZERO_VECTORS -> x.div(x.square().sum(new int[] {1}, true).sqrt());
      default -> x;
    };
  }

  private NDArray ownWeight(Pass pass, NDArray near) {
    if (!hidden.isInitialized()) {
      hidden.initialize(near.getManager(), DataType.FLOAT32);
    }
    return pass.get(hidden.weight, near);
  }

  @Override
  public OptionalLong features() {
    return OptionalLong.of(fault == FusionFault.WRONG_DECLARED_SHAPE ? FEATURES + 1 : FEATURES);
  }
}
