package org.polyfuse.runtime.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.loss.Loss;
import org.polyfuse.api.loss.LossFactory;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.ReductionFactory;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.study.ModalitySection;
import org.polyfuse.runtime.study.Study;

/** Builds the network that a study describes. Every shape is known before there is an engine. */
public final class SystemBuilder {

  private SystemBuilder() {}

  /**
   * Builds.
   *
   * @param features what the front-end of each modality gives
   * @throws PolyfuseException if parts do not go together; the message names the setting
   */
  public static SystemNetwork build(
      Study study, Map<String, SequenceShape> features, Target target) {
    return build(study, NetworkInputs.of(features), target);
  }

  /**
   * Builds.
   *
   * @param inputs what the network is given of each modality
   * @throws PolyfuseException if parts do not go together; the message names the setting
   */
  public static SystemNetwork build(Study study, NetworkInputs inputs, Target target) {
    Map<String, ModalityTower> towers = new LinkedHashMap<>();
    study
        .modalities()
        .forEach(
            (name, section) -> {
              SequenceShape shape = shape(name, inputs);
              Encoder encoder =
                  inputs.encoded().contains(name)
                      ? new Encoded(shape)
                      : encoder(name, section, shape);
              towers.put(name, tower(name, section, shape, encoder));
            });
    List<ModalityShape> shapes = new ArrayList<>();
    towers.values().forEach(tower -> shapes.add(tower.shape()));
    Fusion fusion =
        Located.at(
            "fusion",
            study.fusion().config(),
            () -> FusionFactory.make(study.fusion(), shapes, target));
    Loss loss =
        Located.at(
            "task.loss",
            study.task().loss().config(),
            () -> LossFactory.make(study.task().loss(), target));
    return WeightRoom.require(study, new SystemNetwork(target, towers, fusion, loss));
  }

  /** A trained system's folder may be of another study than its config. */
  private static SequenceShape shape(String modality, NetworkInputs inputs) {
    return Optional.ofNullable(inputs.shapes().get(modality))
        .orElseThrow(
            () ->
                new PolyfuseException(
                    String.format(
                        Locale.ROOT,
                        "modalities.%s: its features' shape must be known but is not; known: %s. Is"
                            + " the config that of the system?",
                        modality,
                        Shown.names(inputs.shapes().keySet()))));
  }

  /**
   * Builds the encoder of one modality alone; see {@link EncoderProbe}.
   *
   * @param features what the encoder is given
   * @throws PolyfuseException if it refuses that; the message names the setting
   */
  public static SystemNetwork encoderAlone(
      String name, ModalitySection section, SequenceShape features) {
    return EncoderProbe.of(name, features, encoder(name, section, features));
  }

  private static Encoder encoder(String name, ModalitySection section, SequenceShape features) {
    return Located.at(
        "modalities." + name + ".encoder",
        section.encoder().config(),
        () -> EncoderFactory.make(section.encoder(), features));
  }

  private static ModalityTower tower(
      String name, ModalitySection section, SequenceShape features, Encoder encoder) {
    String at = "modalities." + name;
    Reduction reduction =
        Located.at(
            at + ".reduction",
            section.reduction().config(),
            () -> ReductionFactory.make(section.reduction(), encoder.output()));
    Attention attention =
        Located.at(
            at + ".attention",
            section.attention().config(),
            () -> AttentionFactory.make(section.attention(), reduction.output()));
    return new ModalityTower(name, features, encoder, reduction, attention);
  }
}
