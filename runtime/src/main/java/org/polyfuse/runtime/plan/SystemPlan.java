package org.polyfuse.runtime.plan;

import ai.djl.nn.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.network.NetworkInputs;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.study.Study;

/** A system with every shape known, before anything is trained. */
public final class SystemPlan {

  private final Study study;
  private final Target.Classes target;
  private final PlannedInputs inputs;
  private final SystemNetwork network;
  private final List<String> ahead;
  private final List<String> remarks;

  SystemPlan(
      Study study,
      Target.Classes target,
      PlannedInputs inputs,
      SystemNetwork network,
      List<String> ahead,
      List<String> remarks) {
    this.study = study;
    this.target = target;
    this.inputs = inputs;
    this.network = network;
    this.ahead = List.copyOf(ahead);
    this.remarks = List.copyOf(remarks);
  }

  /** The settings. */
  public Study study() {
    return study;
  }

  /** The classes. */
  public Target.Classes target() {
    return target;
  }

  /** The system; the shapes of its parameters are fixed. */
  public SystemNetwork network() {
    return network;
  }

  /** The modalities whose features' shape only the data could tell. */
  public List<String> probed() {
    return inputs.probed();
  }

  /** What the network is given. */
  public NetworkInputs inputs() {
    return inputs.network();
  }

  /** Which encoders run ahead of the network, one line each. */
  public List<String> ahead() {
    return ahead;
  }

  /** Remarks of the dataset and of the parts, one line each. */
  public List<String> remarks() {
    return remarks;
  }

  /** What the front-end of a modality gives. */
  public SequenceShape frontEnd(String modality) {
    SequenceShape shape = inputs.frontEnds().get(modality);
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
    return StudyParts.trainedNumbers(study, network);
  }
}
