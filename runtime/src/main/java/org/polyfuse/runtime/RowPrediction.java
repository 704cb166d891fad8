package org.polyfuse.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.run.TrainedSystem;
import org.polyfuse.runtime.weights.HostTensor;

/** Makes a prediction of what a system says of one recording of a batch. */
record RowPrediction(HostBatch batch, HostOutputs outputs, int row) {

  RowPrediction(TrainedSystem.Row computed) {
    this(computed.batch(), computed.outputs(), computed.row());
  }

  private String id() {
    return batch.ids().get(row);
  }

  /**
   * The prediction.
   *
   * @param classes in the order of posteriors
   * @throws PolyfuseException if a posterior is no number
   */
  Prediction prediction(List<String> classes, List<String> remarks) {
    Map<String, Double> posteriors = posteriors(classes);
    String label = Collections.max(posteriors.entrySet(), Map.Entry.comparingByValue()).getKey();
    Map<String, HostTensor> diagnostics = new LinkedHashMap<>();
    outputs.diagnostics().forEach((name, tensor) -> diagnostics.put(name, rowOf(tensor)));
    return new Prediction(id(), label, posteriors, attention(), diagnostics, remarks);
  }

  private Map<String, Double> posteriors(List<String> classes) {
    Map<String, Double> posteriors = new LinkedHashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      float value = outputs.posteriors()[row * classes.size() + i];
      if (!Float.isFinite(value)) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "recording '%s': posteriors must be numbers but that of '%s' is %s. Are its values far"
                    + " larger than those of the training?",
                id(),
                classes.get(i),
                value));
      }
      posteriors.put(classes.get(i), (double) value);
    }
    return posteriors;
  }

  private Map<String, List<Prediction.AttendedStep>> attention() {
    Map<String, List<Prediction.AttendedStep>> attention = new LinkedHashMap<>();
    for (HostBatch.HostModality modality : batch.modalities()) {
      HostTensor weights = outputs.attention().get(modality.name());
      if (weights != null && modality.lengths()[row] > 0) {
        attention.put(modality.name(), steps(modality, rowOf(weights)));
      }
    }
    return attention;
  }

  private List<Prediction.AttendedStep> steps(HostBatch.HostModality modality, HostTensor weights) {
    int from = row * modality.encodedSteps();
    List<Prediction.AttendedStep> steps = new ArrayList<>();
    for (int i = 0; i < modality.lengths()[row]; i++) {
      steps.add(new Prediction.AttendedStep(modality.centres()[from + i], weights.values()[i]));
    }
    return steps;
  }

  private HostTensor rowOf(HostTensor tensor) {
    long[] inner = Arrays.copyOfRange(tensor.shape(), 1, tensor.shape().length);
    int size = (int) (tensor.values().length / tensor.shape()[0]);
    return new HostTensor(Arrays.copyOfRange(tensor.values(), row * size, (row + 1) * size), inner);
  }
}
