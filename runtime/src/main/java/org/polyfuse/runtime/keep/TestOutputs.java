package org.polyfuse.runtime.keep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.HostBatch.HostModality;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.train.PartEvaluation;
import org.polyfuse.runtime.weights.HostTensor;

/** Collects inner outputs while a part is evaluated. For one thread. */
public final class TestOutputs implements PartEvaluation.Watcher {

  /** Values a recording; longer diagnostics are not for drawing. */
  private static final int LONGEST_DIAGNOSTIC = 32;

  private final List<float[]> hidden = new ArrayList<>();
  private final Map<String, List<float[]>> diagnostics = new LinkedHashMap<>();
  private final Set<String> unkept = new HashSet<>();
  private final Map<String, List<AttendedSteps>> attention = new LinkedHashMap<>();

  @Override
  public void saw(HostBatch batch, HostOutputs outputs) {
    outputs.hidden().ifPresent(values -> addRows(hidden, values, batch.real()));
    outputs.diagnostics().forEach((name, values) -> addDiagnostic(name, values, batch.real()));
    for (HostModality modality : batch.modalities()) {
      HostTensor weights = outputs.attention().get(modality.name());
      if (weights != null) {
        addAttention(modality, weights, batch.real());
      }
    }
  }

  /** One with a value for each step differs in length from batch to batch, and is for no table. */
  private void addDiagnostic(String name, HostTensor values, int real) {
    int length = values.values().length / (int) values.shape()[0];
    List<float[]> rows = diagnostics.computeIfAbsent(name, key -> new ArrayList<>());
    if (length > LONGEST_DIAGNOSTIC || (!rows.isEmpty() && rows.get(0).length != length)) {
      unkept.add(name);
    }
    if (!unkept.contains(name)) {
      addRows(rows, values, real);
    }
  }

  private static void addRows(List<float[]> rows, HostTensor values, int real) {
    int length = values.values().length / (int) values.shape()[0];
    for (int n = 0; n < real; n++) {
      rows.add(Arrays.copyOfRange(values.values(), n * length, (n + 1) * length));
    }
  }

  private void addAttention(HostModality modality, HostTensor weights, int real) {
    List<AttendedSteps> rows = attention.computeIfAbsent(modality.name(), key -> new ArrayList<>());
    int steps = modality.encodedSteps();
    for (int n = 0; n < real; n++) {
      int from = n * steps;
      int valid = modality.lengths()[n];
      rows.add(
          new AttendedSteps(
              Arrays.copyOfRange(modality.centres(), from, from + valid),
              Arrays.copyOfRange(weights.values(), from, from + valid)));
    }
  }

  /** What was collected, in the order of the recordings. */
  public KeptOutputs kept() {
    Map<String, List<float[]>> whole = new LinkedHashMap<>(diagnostics);
    whole.keySet().removeAll(unkept);
    return KeptOutputs.of(hidden, whole, attention);
  }
}
