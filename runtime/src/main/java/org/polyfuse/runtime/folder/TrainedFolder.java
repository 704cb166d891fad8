package org.polyfuse.runtime.folder;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.data.FittedNormalisation;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.WeightsFile;

/**
 * A folder that holds a trained system: {@code weights.safetensors} (normalisation included),
 * {@code config.yaml} and {@code system.json}.
 *
 * @param folder {@code fold-K} or {@code model}
 */
public record TrainedFolder(Path folder) {

  private static final String WEIGHTS = "weights.safetensors";
  private static final String NORMALISATION = "normalisation.";

  /** The final model's folder in a run's. */
  public static Path modelIn(Path run) {
    return run.resolve("model");
  }

  /** A fold's folder in a run's. */
  public static Path foldIn(Path run, int fold) {
    return run.resolve("fold-" + fold);
  }

  /**
   * The folder of a run to predict with: the fold that is named, else the final model.
   *
   * @throws PolyfuseException if there is none
   */
  public static TrainedFolder of(Path run, OptionalInt fold) {
    Path folder = fold.isPresent() ? foldIn(run, fold.getAsInt()) : modelIn(run);
    TrainedFolder trained = new TrainedFolder(folder);
    if (!trained.isWhole()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: a trained system is needed but there is none. %s",
              folder,
              advice(run, fold)));
    }
    return trained;
  }

  private static String advice(Path run, OptionalInt fold) {
    List<String> folds = new ArrayList<>();
    for (int i = 1; Files.isDirectory(foldIn(run, i)); i++) {
      folds.add(String.valueOf(i));
    }
    if (folds.isEmpty()) {
      return "Name a run's folder; 'polyfuse run' makes one.";
    }
    return fold.isPresent()
        ? "Folds there: " + String.join(", ", folds) + "."
        : "Name a fold (--fold " + String.join("|", folds) + "), or let the run finish.";
  }

  /** Whether every file of it is there. */
  public boolean isWhole() {
    return Files.exists(folder.resolve(WEIGHTS))
        && Files.exists(config())
        && Files.exists(folder.resolve(SystemDescription.FILE));
  }

  /** Puts a copy elsewhere. */
  public void copyTo(Path other) {
    for (String name : List.of("config.yaml", SystemDescription.FILE, WEIGHTS)) {
      try {
        WholeFile.write(other.resolve(name), Files.readAllBytes(folder.resolve(name)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The run's folder. */
  public Path run() {
    return folder.resolve("..").normalize();
  }

  /** The file of the config. */
  public Path config() {
    return folder.resolve("config.yaml");
  }

  /** The config that the system was trained with, nothing left open. */
  public Study study(ConfigLoader loader) {
    return loader.load(config(), List.of(), Study.class).value();
  }

  /** What the system was made for. */
  public SystemDescription description() {
    return JsonFile.read(folder.resolve(SystemDescription.FILE), SystemDescription.class);
  }

  /** The weights, without the normalisation's numbers. */
  public Map<String, HostTensor> weights() {
    Map<String, HostTensor> weights = new LinkedHashMap<>(all());
    weights.keySet().removeIf(name -> name.startsWith(NORMALISATION));
    return weights;
  }

  /**
   * The weights of a network, or of a part of one; others are of encoders that run ahead of it.
   *
   * @param shapes of its parameters
   * @throws PolyfuseException if one is missing or has another shape
   */
  public Map<String, HostTensor> weights(Map<String, Shape> shapes) {
    Map<String, HostTensor> own = weights();
    shapes.forEach((name, shape) -> refuseMismatch(name, shape.getShape(), own.get(name)));
    own.keySet().retainAll(shapes.keySet());
    return own;
  }

  /** Refuses weights that are not of the system that they are to go into. */
  public void refuseMismatch(String name, long[] expected, @Nullable HostTensor found) {
    if (found == null || !Arrays.equals(expected, found.shape())) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: weights '%s' must have shape %s but %s. Take weights of the same config.",
              folder,
              name,
              Arrays.toString(expected),
              found == null ? "are missing" : "have " + Arrays.toString(found.shape())));
    }
  }

  /** The means and deviations that it was trained with. */
  public FittedNormalisation normalisation() {
    Map<String, HostTensor> fitted = new LinkedHashMap<>(all());
    fitted.keySet().removeIf(name -> !name.startsWith(NORMALISATION));
    Map<String, float[]> numbers = new LinkedHashMap<>();
    fitted.forEach((name, tensor) -> numbers.put(name, tensor.values()));
    return FittedNormalisation.of(numbers);
  }

  private Map<String, HostTensor> all() {
    return WeightsFile.read(folder.resolve(WEIGHTS));
  }

  /** Writes all files, the weights last. */
  public void write(
      String config,
      SystemDescription description,
      Map<String, HostTensor> weights,
      FittedNormalisation normalisation) {
    Map<String, HostTensor> all = new LinkedHashMap<>(weights);
    normalisation
        .arrays()
        .forEach(
            (name, values) -> all.put(name, new HostTensor(values, new long[] {values.length})));
    WholeFile.write(config(), config);
    JsonFile.write(folder.resolve(SystemDescription.FILE), description);
    WholeFile.write(folder.resolve(WEIGHTS), WeightsFile.encode(all));
  }
}
