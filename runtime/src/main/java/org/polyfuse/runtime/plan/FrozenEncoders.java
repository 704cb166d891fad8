package org.polyfuse.runtime.plan;

import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.folder.SystemDescription;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.study.ModalitySection;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;

/**
 * The encoders of a system that stay as they are, whichever recordings a job trains on: they are
 * run once a recording, ahead of the network.
 *
 * @param byModality these
 * @param remarks why others stay in the network though they are frozen, one line each
 */
public record FrozenEncoders(Map<String, FrozenEncoder> byModality, List<String> remarks) {

  /** Copies the collections. */
  public FrozenEncoders {
    byModality = Collections.unmodifiableMap(new LinkedHashMap<>(byModality));
    remarks = List.copyOf(remarks);
  }

  static FrozenEncoders none() {
    return new FrozenEncoders(Map.of(), List.of());
  }

  /** Those of a trained system, with the weights in its own folder. */
  static FrozenEncoders of(Study study, TrainedFolder folder) {
    Map<String, FrozenEncoder> encoders = new LinkedHashMap<>();
    folder
        .description()
        .encoderInputs()
        .forEach(
            (modality, input) -> {
              ModalitySection section = study.modalities().get(modality);
              if (section == null) {
                throw new PolyfuseException(
                    String.format(
                        Locale.ROOT,
                        "%s: encodedAhead: must name modalities of the config but has '%s'. The"
                            + " system is another.",
                        folder.folder().resolve(SystemDescription.FILE),
                        modality));
              }
              Map<String, Shape> shapes =
                  InitialWeights.shapes(SystemBuilder.encoderAlone(modality, section, input));
              encoders.put(modality, new FrozenEncoder(modality, input, folder.weights(shapes)));
            });
    return new FrozenEncoders(encoders, List.of());
  }

  /** Whether weights of that name belong to one of them. */
  boolean own(String weight) {
    return byModality.keySet().stream()
        .anyMatch(modality -> weight.startsWith(FrozenEncoder.prefix(modality)));
  }

  /** What each of them is given, by modality. */
  public Map<String, SequenceShape> inputs() {
    Map<String, SequenceShape> inputs = new LinkedHashMap<>();
    byModality.forEach((modality, encoder) -> inputs.put(modality, encoder.input()));
    return inputs;
  }

  /** The weights of all of them, by name. */
  public Map<String, HostTensor> weights() {
    Map<String, HostTensor> all = new LinkedHashMap<>();
    byModality.values().forEach(each -> all.putAll(each.weights()));
    return all;
  }

  /** What is done, one line each. */
  public List<String> lines() {
    return byModality.values().stream()
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "modalities.%s.encoder: its %,d numbers stay as they are, so it is run once a"
                        + " recording, ahead of the network",
                    each.modality(),
                    each.numbers()))
        .toList();
  }
}
