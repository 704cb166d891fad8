package org.polyfuse.runtime.keep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.WeightsFile;

/**
 * {@code fold-K/outputs.safetensors}: inner outputs for the rows of the fold's {@code
 * predictions.csv}, in their order.
 *
 * @param hiddenRows the rows that {@code hidden} is of; all of them unless that would be too large
 * @param hidden (R, O), inputs of the head; empty if the fusion predicts by itself
 * @param diagnostics (S, ...) by name, such as adaption factors
 * @param attention (S) by modality
 */
public record KeptOutputs(
    int[] hiddenRows,
    float[][] hidden,
    Map<String, float[][]> diagnostics,
    Map<String, List<AttendedSteps>> attention) {

  /** The name of its file in a fold's folder. */
  public static final String FILE = "outputs.safetensors";

  /** 4 MiB of hidden features a fold are enough to see how classes lie. */
  private static final int MOST_HIDDEN = 1 << 20;

  private static final String HIDDEN = "hidden";
  private static final String ROWS = "hidden.rows";
  private static final String DIAGNOSTICS = "diagnostics.";
  private static final String ATTENTION = "attention.";
  private static final String STEPS = ".steps";
  private static final String CENTRES = ".centres";
  private static final String WEIGHTS = ".weights";

  static KeptOutputs of(
      List<float[]> hidden,
      Map<String, List<float[]>> diagnostics,
      Map<String, List<AttendedSteps>> attention) {
    int[] rows = spread(hidden);
    float[][] kept = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      kept[i] = hidden.get(rows[i]);
    }
    Map<String, float[][]> arrays = new LinkedHashMap<>();
    diagnostics.forEach((name, values) -> arrays.put(name, values.toArray(new float[0][])));
    return new KeptOutputs(rows, kept, arrays, new LinkedHashMap<>(attention));
  }

  /** As many rows as may be kept, evenly over all of them. */
  private static int[] spread(List<float[]> hidden) {
    if (hidden.isEmpty()) {
      return new int[0];
    }
    int most = Math.max(1, MOST_HIDDEN / Math.max(1, hidden.get(0).length));
    int[] rows = new int[Math.min(most, hidden.size())];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) ((long) i * hidden.size() / rows.length);
    }
    return rows;
  }

  /** Writes the file; it is whole or not there. */
  public void write(Path folder) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    if (hidden.length > 0) {
      tensors.put(HIDDEN, matrix(hidden));
      float[] rows = new float[hiddenRows.length];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = hiddenRows[i];
      }
      tensors.put(ROWS, vector(rows));
    }
    diagnostics.forEach((name, values) -> tensors.put(DIAGNOSTICS + name, matrix(values)));
    attention.forEach((name, rows) -> put(tensors, ATTENTION + name, rows));
    tensors.values().removeIf(tensor -> tensor.values().length == 0);
    WholeFile.write(folder.resolve(FILE), WeightsFile.encode(tensors));
  }

  private static void put(Map<String, HostTensor> tensors, String name, List<AttendedSteps> rows) {
    float[] steps = new float[rows.size()];
    int all = rows.stream().mapToInt(row -> row.weights().length).sum();
    float[] centres = new float[all];
    float[] weights = new float[all];
    int at = 0;
    for (int i = 0; i < steps.length; i++) {
      AttendedSteps row = rows.get(i);
      steps[i] = row.weights().length;
      System.arraycopy(row.centres(), 0, centres, at, row.centres().length);
      System.arraycopy(row.weights(), 0, weights, at, row.weights().length);
      at += row.weights().length;
    }
    tensors.put(name + STEPS, vector(steps));
    tensors.put(name + CENTRES, vector(centres));
    tensors.put(name + WEIGHTS, vector(weights));
  }

  /**
   * Reads what a fold kept; empty for one of an older version that kept nothing.
   *
   * @throws org.polyfuse.api.PolyfuseException if the file is damaged
   */
  public static Optional<KeptOutputs> read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, HostTensor> tensors = WeightsFile.read(file);
    Map<String, float[][]> diagnostics = new LinkedHashMap<>();
    Map<String, List<AttendedSteps>> attention = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(DIAGNOSTICS)) {
            diagnostics.put(name.substring(DIAGNOSTICS.length()), rows(tensor));
          } else if (name.startsWith(ATTENTION) && name.endsWith(STEPS)) {
            String modality = name.substring(ATTENTION.length(), name.length() - STEPS.length());
            attention.put(modality, attention(tensors, ATTENTION + modality, tensor.values()));
          }
        });
    HostTensor none = new HostTensor(new float[0], new long[] {0, 0});
    return Optional.of(
        new KeptOutputs(
            integers(tensors.getOrDefault(ROWS, none).values()),
            rows(tensors.getOrDefault(HIDDEN, none)),
            diagnostics,
            attention));
  }

  /**
   * Whether a recording is known not to have a modality's stream: none of its steps has a weight.
   */
  public boolean lacks(String modality, int row) {
    List<AttendedSteps> rows = attention.get(modality);
    return rows != null && rows.get(row).weights().length == 0;
  }

  private static List<AttendedSteps> attention(
      Map<String, HostTensor> tensors, String name, float[] steps) {
    HostTensor none = vector(new float[0]);
    float[] centres = tensors.getOrDefault(name + CENTRES, none).values();
    float[] weights = tensors.getOrDefault(name + WEIGHTS, none).values();
    List<AttendedSteps> rows = new ArrayList<>();
    int at = 0;
    for (float each : steps) {
      int end = at + (int) each;
      rows.add(
          new AttendedSteps(
              Arrays.copyOfRange(centres, at, end), Arrays.copyOfRange(weights, at, end)));
      at = end;
    }
    return rows;
  }

  private static HostTensor vector(float[] values) {
    return new HostTensor(values, new long[] {values.length});
  }

  private static HostTensor matrix(float[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    float[] values = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return new HostTensor(values, new long[] {rows.length, columns});
  }

  private static float[][] rows(HostTensor tensor) {
    int rows = (int) tensor.shape()[0];
    int columns = rows == 0 ? 0 : tensor.values().length / rows;
    float[][] values = new float[rows][];
    for (int i = 0; i < rows; i++) {
      values[i] = Arrays.copyOfRange(tensor.values(), i * columns, (i + 1) * columns);
    }
    return values;
  }

  private static int[] integers(float[] values) {
    int[] integers = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      integers[i] = (int) values[i];
    }
    return integers;
  }
}
