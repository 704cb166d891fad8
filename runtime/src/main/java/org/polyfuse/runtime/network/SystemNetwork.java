package org.polyfuse.runtime.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.Target;
import org.polyfuse.api.loss.Loss;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Supervision;

/**
 * A whole system: a tower for each modality, the fusion, the head if the fusion gives features, and
 * the loss. Its weights are named {@code modalities.<name>.encoder.*}, {@code .reduction.*}, {@code
 * .attention.*}, {@code fusion.*}, {@code head.*} and, if the loss has any, {@code loss.*}.
 */
public final class SystemNetwork extends Part {

  private final Target target;
  private final Map<String, ModalityTower> towers;
  private final Fusion fusion;
  private final Loss loss;
  private final Optional<Linear> head;

  SystemNetwork(Target target, Map<String, ModalityTower> towers, Fusion fusion, Loss loss) {
    this.target = target;
    this.towers = Collections.unmodifiableMap(new LinkedHashMap<>(towers));
    this.fusion = fusion;
    this.loss = loss;
    child("modalities", new Towers(towers));
    child("fusion", fusion);
    this.head =
        fusion.features().isPresent()
            ? Optional.of(head(fusion.features().getAsLong()))
            : Optional.empty();
    child("loss", loss);
  }

  private Linear head(long features) {
    Linear linear = Linear.builder().setUnits(target.outputs()).build();
    linear.setInitializer(Init.glorot(features, target.outputs()), Parameter.Type.WEIGHT);
    return child("head", linear, new Shape(1, features));
  }

  /**
   * Runs the system.
   *
   * @param inputs one for each modality, in order
   */
  public SystemOutputs forward(Pass pass, List<ModalityInput> inputs) {
    List<Modality> encoded = new ArrayList<>();
    int next = 0;
    for (ModalityTower tower : towers.values()) {
      encoded.add(tower.encode(pass, inputs.get(next++)));
    }
    Fused fused = fusion.fuse(pass, encoded);
    if (fused instanceof Fused.Features features) {
      return SystemOutputs.ofHead(
          pass.call(head.orElseThrow(), features.values()), features, encoded);
    }
    return SystemOutputs.ofFusion((Fused.Predictions) fused, encoded);
  }

  /**
   * What a pass gives.
   *
   * @param outputs of the system
   * @param loss a scalar
   */
  public record Judged(SystemOutputs outputs, NDArray loss) {}

  /**
   * Runs the system and judges what it gives.
   *
   * @param inputs one for each modality, in order
   * @param supervision what the loss sees, and in training the fusion too
   */
  public Judged judge(Pass pass, List<ModalityInput> inputs, Supervision supervision) {
    SystemOutputs outputs = forward(pass.training() ? pass.supervised(supervision) : pass, inputs);
    return new Judged(outputs, new BatchLoss(loss, pass, supervision).of(outputs));
  }

  /** What is predicted. */
  public Target target() {
    return target;
  }

  /** The towers by modality, in order. */
  public Map<String, ModalityTower> towers() {
    return towers;
  }

  /** Seconds of one encoded step of the slowest modality. */
  public double coarsestStep() {
    return towers.values().stream()
        .mapToDouble(tower -> tower.encoded().stepSeconds())
        .max()
        .orElseThrow();
  }

  /** The fusion. */
  public Fusion fusion() {
    return fusion;
  }

  /** Groups the towers under one name. */
  private static final class Towers extends Part {
    Towers(Map<String, ModalityTower> towers) {
      towers.forEach(this::child);
    }
  }
}
