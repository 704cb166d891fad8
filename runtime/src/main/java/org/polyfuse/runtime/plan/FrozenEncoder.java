package org.polyfuse.runtime.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.digest.Digest;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.features.Preparing;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.study.ModalitySection;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;

/**
 * The encoder of one modality with weights that stay as they are.
 *
 * @param modality its name
 * @param input what the encoder is given
 * @param weights of the whole encoder, by their names in the system
 */
public record FrozenEncoder(String modality, SequenceShape input, Map<String, HostTensor> weights) {

  /** Copies the map. */
  public FrozenEncoder {
    weights = new LinkedHashMap<>(weights);
  }

  /** How the names of an encoder's weights begin. */
  public static String prefix(String modality) {
    return "modalities." + modality + ".encoder.";
  }

  /** How many numbers its weights have. */
  long numbers() {
    return weights.values().stream().mapToLong(each -> each.values().length).sum();
  }

  /** What it gives. */
  SequenceShape output(Study study) {
    ModalitySection section = StudyParts.modality(study, modality);
    return SystemBuilder.encoderAlone(modality, section, input)
        .towers()
        .values()
        .iterator()
        .next()
        .encoded();
  }

  /** It as a stage ahead of the network. */
  Preparing.Stage stage(Study study, ComputeEngine engine) {
    ModalitySection section = StudyParts.modality(study, modality);
    PartKey key = PartKey.of(section.encoder());
    String with = " with weights " + digest();
    return new Preparing.Stage(
        key.withoutCode() + with,
        key.full() + with + " in " + engine.name() + " " + engine.version(),
        features -> Optional.of(preparation(study, section, features, engine)));
  }

  private Preparation preparation(
      Study study, ModalitySection section, SequenceShape features, ComputeEngine engine) {
    SystemNetwork probe = SystemBuilder.encoderAlone(modality, section, features);
    InitialWeights.shapes(probe); // fixes them
    SessionPlan plan =
        new SessionPlan(
            probe,
            weights,
            StudyParts.rule(study),
            List.of(prefix(modality)),
            study.engine().device());
    return new FrozenPreparation(probe, engine.infer(plan), study.training().batch().lengthGrid());
  }

  /** SHA-256 over names, shapes and values. */
  private String digest() {
    MessageDigest sha = Digest.sha256();
    new TreeMap<>(weights)
        .forEach(
            (name, tensor) -> {
              String head = name + Arrays.toString(tensor.shape());
              sha.update(head.getBytes(StandardCharsets.UTF_8));
              ByteBuffer bytes = ByteBuffer.allocate(tensor.values().length * Float.BYTES);
              bytes.asFloatBuffer().put(tensor.values());
              sha.update(bytes);
            });
    return Digest.hex(sha);
  }
}
