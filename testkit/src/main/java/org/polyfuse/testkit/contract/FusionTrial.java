package org.polyfuse.testkit.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.Trunks;

/** A fusion of some modalities, each attended by the mean. */
record FusionTrial(
    Record settings,
    List<ModalityShape> modalities,
    Target target,
    Optional<Trunks> trunks,
    Supplier<Fusion> fusion)
    implements Trial<Fusion> {

  @Override
  public Fusion create() {
    return fusion.get();
  }

  @Override
  public Map<String, NDArray> inputs(NDManager manager, Clips clips) {
    return inputs(manager, Collections.nCopies(modalities.size(), clips));
  }

  /** The same with other lengths in each modality. */
  Map<String, NDArray> inputs(NDManager manager, List<Clips> clips) {
    Map<String, NDArray> inputs = new LinkedHashMap<>();
    for (int m = 0; m < modalities.size(); m++) {
      ModalityShape modality = modalities.get(m);
      Clips own = clips.get(m);
      Shape step = new Shape(modality.channels());
      inputs.put(modality.name(), own.values(manager, step, Init.normal(1), m + 1));
      inputs.put(modality.name() + ".mask", own.mask(manager));
      inputs.put(modality.name() + ".present", own.present(manager));
      inputs.put(modality.name() + ".centres", own.centres(manager, modality.stepSeconds()));
      trunks.ifPresent(
          of ->
              inputs.put(
                  modality.name() + ".trunks", own.trunks(manager, modality.stepSeconds(), of)));
    }
    inputs.putAll(Supervisions.inputs(manager, clips.get(0), target));
    return inputs;
  }

  @Override
  public List<String> streams() {
    return modalities.stream().map(ModalityShape::name).toList();
  }

  @Override
  public List<NDArray> run(Fusion fusion, Pass pass, Map<String, NDArray> inputs) {
    return all(fuse(fusion, pass, inputs));
  }

  @Override
  public List<NDArray> supervised(Fusion fusion, Pass pass, Map<String, NDArray> inputs) {
    return all(fuseSupervised(fusion, pass, inputs));
  }

  private static List<NDArray> all(Fused fused) {
    List<NDArray> arrays = new ArrayList<>(trained(fused));
    if (fused.lossWeight() == 0) {
      arrays.add(outputs(fused));
    }
    arrays.addAll(fused.diagnostics().values());
    return arrays;
  }

  @Override
  public List<NDArray> trained(Fusion fusion, Pass pass, Map<String, NDArray> inputs) {
    return trained(fuseSupervised(fusion, pass, inputs));
  }

  private static List<NDArray> trained(Fused fused) {
    List<NDArray> arrays = new ArrayList<>(fused.auxiliaryLosses().values());
    arrays.addAll(fused.towers().stream().map(Fused.Tower::outputs).toList());
    if (fused.lossWeight() > 0) {
      arrays.add(outputs(fused));
    }
    return arrays;
  }

  /** Features for the head, or predictions. */
  static NDArray outputs(Fused fused) {
    return fused instanceof Fused.Features features
        ? features.values()
        : ((Fused.Predictions) fused).outputs();
  }

  /** Runs the fusion in a step of training. */
  Fused fuseSupervised(Fusion fusion, Pass pass, Map<String, NDArray> inputs) {
    return fuse(fusion, pass.supervised(Supervisions.of(inputs)), inputs);
  }

  /** Runs the fusion itself. */
  Fused fuse(Fusion fusion, Pass pass, Map<String, NDArray> inputs) {
    return fusion.fuse(pass, modalities.stream().map(shape -> modality(shape, inputs)).toList());
  }

  private static Modality modality(ModalityShape shape, Map<String, NDArray> inputs) {
    String name = shape.name();
    NDArray steps = Named.in(inputs, name);
    NDArray mask = Named.in(inputs, name + ".mask");
    Attended attended =
        Attended.of(Masks.softmax(mask.zerosLike(), mask), new Sequence(steps, mask));
    return new Modality(
        name,
        steps,
        mask,
        Named.in(inputs, name + ".present"),
        Named.in(inputs, name + ".centres"),
        attended,
        Optional.ofNullable(inputs.get(name + ".trunks")));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s on %s for %s", settings, modalities, target);
  }
}
