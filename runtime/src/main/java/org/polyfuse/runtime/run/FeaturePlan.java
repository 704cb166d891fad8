package org.polyfuse.runtime.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.Choice;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.data.ModalityPlan;
import org.polyfuse.runtime.data.Preparing;
import org.polyfuse.runtime.network.Located;
import org.polyfuse.runtime.study.ModalitySection;
import org.polyfuse.runtime.study.Study;

/**
 * How the features that a study's network sees are made: by front-ends, then by what encoders
 * compute ahead of the network. Safe for use from several threads; holds native memory until it is
 * closed.
 *
 * @param modalities in the order of the config
 */
public record FeaturePlan(List<ModalityPlan> modalities) implements AutoCloseable {

  /** Copies the list. */
  public FeaturePlan {
    modalities = List.copyOf(modalities);
  }

  /** Of a study; nothing is loaded yet. */
  public static FeaturePlan of(Study study) {
    List<ModalityPlan> plans = new ArrayList<>();
    study.modalities().forEach((name, section) -> plans.add(plan(name, section)));
    return new FeaturePlan(plans);
  }

  private static ModalityPlan plan(String name, ModalitySection section) {
    return new ModalityPlan(
        name,
        section.stream().orElse(name),
        StudyParts.frontEnd(section),
        Optional.of(PartKey.of(section.frontEnd()).full()),
        new Preparing(List.of(preparation(name, section.encoder()))));
  }

  private static Preparing.Stage preparation(String name, Choice<EncoderFactory<?>> encoder) {
    PartKey key = PartKey.of(encoder);
    return new Preparing.Stage(
        key.withoutCode(), key.full(), input -> preparation(name, encoder, input));
  }

  @SuppressWarnings("unchecked") // a Choice holds settings of its factory
  private static Optional<Preparation> preparation(
      String name, Choice<EncoderFactory<?>> encoder, SequenceShape input) {
    EncoderFactory<Record> factory = (EncoderFactory<Record>) encoder.factory();
    return Located.at(
        "modalities." + name + ".encoder",
        encoder.config(),
        () -> factory.preparation(encoder.config(), input));
  }

  @Override
  public void close() {
    modalities.forEach(ModalityPlan::close);
  }
}
