package org.polyfuse.runtime.run;

import ai.djl.nn.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.study.Study;

/**
 * A system with every shape known, before anything is trained.
 *
 * @param study the settings
 * @param target the classes
 * @param frontEnds what each modality's front-end gives; a tower's features are what the encoder
 *     prepares of that
 * @param network the system; the shapes of its parameters are fixed
 * @param probed the modalities whose features' shape only the data could tell
 * @param remarks of the dataset and of the parts, one line each
 */
public record SystemPlan(
    Study study,
    Target.Classes target,
    Map<String, SequenceShape> frontEnds,
    SystemNetwork network,
    List<String> probed,
    List<String> remarks) {

  /** Copies the collections. */
  public SystemPlan {
    frontEnds = Collections.unmodifiableMap(new LinkedHashMap<>(frontEnds));
    probed = List.copyOf(probed);
    remarks = List.copyOf(remarks);
  }

  /** What the front-end of a modality gives. */
  public SequenceShape frontEnd(String modality) {
    SequenceShape shape = frontEnds.get(modality);
    if (shape == null) {
      throw new IllegalArgumentException(modality + ": no modality of this system");
    }
    return shape;
  }

  /** The parameters by name, in the order of the network. */
  public Map<String, Parameter> parameters() {
    return NamedParameters.of(network);
  }

  /** The parameters by the block that holds them and then by their own name. */
  public Map<String, Map<String, Parameter>> layers() {
    Map<String, Map<String, Parameter>> layers = new LinkedHashMap<>();
    parameters()
        .forEach(
            (name, parameter) -> {
              int dot = name.lastIndexOf('.');
              layers
                  .computeIfAbsent(
                      name.substring(0, Math.max(dot, 0)), key -> new LinkedHashMap<>())
                  .put(name.substring(dot + 1), parameter);
            });
    return Collections.unmodifiableMap(layers);
  }

  /** How many numbers the parameters have. */
  public long numbers() {
    return parameters().values().stream().mapToLong(each -> each.getShape().size()).sum();
  }

  /** How many of them are trained. */
  public long trainedNumbers() {
    return StudyParts.trainedNumbers(network);
  }
}
