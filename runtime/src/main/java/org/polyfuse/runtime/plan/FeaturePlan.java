package org.polyfuse.runtime.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.features.ModalityPlan;
import org.polyfuse.runtime.features.Preparing;
import org.polyfuse.runtime.folder.NamedFiles;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.network.Located;
import org.polyfuse.runtime.study.ModalitySection;
import org.polyfuse.runtime.study.Study;

/**
 * How the features that a study's network sees are made: by front-ends, then by what encoders
 * compute ahead of the network. Safe for use from several threads; holds native memory until it is
 * closed.
 */
public final class FeaturePlan implements AutoCloseable {

  private final List<ModalityPlan> modalities;
  private final FrozenEncoders frozen;

  FeaturePlan(List<ModalityPlan> modalities, FrozenEncoders frozen) {
    this.modalities = List.copyOf(modalities);
    this.frozen = frozen;
  }

  /** Of a study whose encoders run in its network, but for what they prepare; nothing is loaded. */
  public static FeaturePlan of(Study study) {
    List<ModalityPlan> plans = new ArrayList<>();
    study.modalities().forEach((name, section) -> plans.add(plan(name, section, List.of())));
    return new FeaturePlan(plans, FrozenEncoders.none());
  }

  /**
   * For training: encoders that are the same in every job run ahead of the network.
   *
   * @param runs finds the runs that weights come from
   * @param engine opened if there are such encoders
   * @throws PolyfuseException if such a run is not there, or has other weights
   */
  public static FeaturePlan forTraining(
      Study study, Dataset dataset, RunFinder runs, Supplier<ComputeEngine> engine) {
    try (FeaturePlan plain = of(study)) {
      return with(study, FrozenSearch.of(study, dataset, plain, runs), engine);
    }
  }

  /**
   * For a trained system: as when it was trained, with the weights in its own folder.
   *
   * @param engine opened if encoders run ahead of the network
   * @throws PolyfuseException if files that settings name are no longer those of the training
   */
  public static FeaturePlan ofTrained(
      Study study, TrainedFolder folder, Supplier<ComputeEngine> engine) {
    NamedFiles.ofSystem(study).refuseOthersThanIn(folder.run());
    return with(study, FrozenEncoders.of(study, folder), engine);
  }

  private static FeaturePlan with(
      Study study, FrozenEncoders frozen, Supplier<ComputeEngine> engine) {
    List<ModalityPlan> plans = new ArrayList<>();
    study
        .modalities()
        .forEach(
            (name, section) -> {
              FrozenEncoder encoder = frozen.byModality().get(name);
              List<Preparing.Stage> further =
                  encoder == null ? List.of() : List.of(encoder.stage(study, engine.get()));
              plans.add(plan(name, section, further));
            });
    return new FeaturePlan(plans, frozen);
  }

  private static ModalityPlan plan(
      String name, ModalitySection section, List<Preparing.Stage> further) {
    List<Preparing.Stage> stages = new ArrayList<>();
    stages.add(preparation(name, section.encoder()));
    stages.addAll(further);
    return new ModalityPlan(
        name,
        section.stream().orElse(name),
        FrontEndFactory.make(section.frontEnd()),
        Optional.of(PartKey.of(section.frontEnd()).full()),
        new Preparing(stages));
  }

  /** In the order of the config. */
  public List<ModalityPlan> modalities() {
    return modalities;
  }

  /** The encoders that run ahead of the network. */
  FrozenEncoders frozen() {
    return frozen;
  }

  private static Preparing.Stage preparation(String name, Choice<EncoderFactory<?>> encoder) {
    PartKey key = PartKey.of(encoder);
    return new Preparing.Stage(
        key.withoutCode(), key.full(), input -> preparation(name, encoder, input));
  }

  private static Optional<Preparation> preparation(
      String name, Choice<EncoderFactory<?>> encoder, SequenceShape input) {
    return Located.at(
        "modalities." + name + ".encoder",
        encoder.config(),
        () -> EncoderFactory.prepare(encoder, input));
  }

  @Override
  public void close() {
    modalities.forEach(ModalityPlan::close);
  }
}
