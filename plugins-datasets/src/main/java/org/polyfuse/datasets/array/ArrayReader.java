package org.polyfuse.datasets.array;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.datasets.FirstFew;

/** Reads the feature array of a file, or a span of its steps. */
final class ArrayReader implements MediaReader {

  private static final List<String> STEP = List.of("step_seconds", "rate");

  private final double defaultStep;

  ArrayReader(double defaultStep) {
    this.defaultStep = defaultStep;
  }

  @Override
  public boolean accepts(Path file) {
    return ArrayFile.isNamedSo(file);
  }

  @Override
  public FeatureArray read(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired) {
    if (!Files.isRegularFile(file)) {
      throw new DamagedStreamException(file + ": must be a file but is not there");
    }
    try {
      Map<String, StoredArray> arrays = new LinkedHashMap<>(ArrayFile.read(file));
      OptionalDouble step = step(arrays);
      return features(file, only(arrays), span, step);
    } catch (IOException | ArithmeticException e) {
      throw new DamagedStreamException(
          String.format(Locale.ROOT, "%s: %s", file, e.getMessage()), e);
    }
  }

  /** Takes the arrays that tell the step out of the others. */
  private static OptionalDouble step(Map<String, StoredArray> arrays) throws IOException {
    OptionalDouble step = OptionalDouble.empty();
    for (String name : STEP) {
      StoredArray told = arrays.remove(name);
      if (told != null && told.rows() * told.rowSize() == 1) {
        double value = told.numbers()[0];
        step = OptionalDouble.of(name.equals("rate") ? 1 / value : value);
      }
    }
    if (step.isPresent() && !(step.getAsDouble() > 0 && Double.isFinite(step.getAsDouble()))) {
      throw new IOException("its step must be above 0 s but was " + step.getAsDouble());
    }
    return step;
  }

  private static StoredArray only(Map<String, StoredArray> arrays) throws IOException {
    if (arrays.size() == 1) {
      return arrays.values().iterator().next();
    }
    StoredArray named = arrays.get(ArrayFile.ONLY);
    if (named == null) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "it must hold one array, or one named '%s', but holds %s",
              ArrayFile.ONLY,
              FirstFew.of(arrays.keySet())));
    }
    return named;
  }

  private FeatureArray features(
      Path file, StoredArray array, Optional<StreamSource.Span> span, OptionalDouble told)
      throws IOException {
    long[] axes = array.shape();
    boolean sequence = axes.length > 1; // a vector is one step, as of a whole recording
    long steps = sequence ? axes[0] : 1;
    Shape step = sequence ? new Shape(Arrays.copyOfRange(axes, 1, axes.length)) : vector(array);
    if (steps == 0 || step.size() == 0) {
      throw new IOException("it must hold numbers but its shape is " + Arrays.toString(axes));
    }
    double seconds = told.orElse(defaultStep);
    if (span.isEmpty() || !sequence) {
      return new FeatureArray(array.numbers(), step, seconds);
    }
    if (told.isEmpty()) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: a span needs to know how long a step is. Save the array in an npz, with step_seconds"
                  + " or rate beside it.",
              file));
    }
    long first = (long) Math.ceil(span.get().start() / seconds - 1e-6);
    long last = Math.min(steps, (long) Math.ceil(span.get().end() / seconds - 1e-6));
    if (first >= last) {
      throw new IOException(
          String.format(Locale.ROOT, "it must reach %s but has %d steps", span.get(), steps));
    }
    return new FeatureArray(array.numbers(first, last - first), step, seconds);
  }

  private static Shape vector(StoredArray array) {
    return new Shape(array.rows());
  }
}
