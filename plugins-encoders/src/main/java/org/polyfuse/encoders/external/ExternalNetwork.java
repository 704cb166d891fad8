package org.polyfuse.encoders.external;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.polyfuse.api.PolyfuseException;

/**
 * A network from a file, in the engine of its format, on the CPU. Holds native memory until it is
 * closed. Safe for use from several threads.
 */
final class ExternalNetwork implements AutoCloseable {

  private final String name;
  private final Model model;

  private ExternalNetwork(String name, Model model) {
    this.name = name;
    this.model = model;
  }

  /**
   * Loads it.
   *
   * @throws IllegalArgumentException if the file or the engine is not there, or the file is none of
   *     that format
   */
  static ExternalNetwork load(Path file, NetworkFormat configured) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "path: must be a network's file but %s is not there. Correct the path.",
              file));
    }
    NetworkFormat format = configured.of(file);
    if (!Engine.hasEngine(format.engine())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "format: %s needs the engine %s, which is not there. Add %s",
              format,
              format.engine(),
              format.remedy()));
    }
    if (format == NetworkFormat.TORCHSCRIPT) {
      TorchScriptFile.check(file);
    }
    String name = String.valueOf(file.getFileName());
    Model model = Model.newInstance(name, ai.djl.Device.cpu(), format.engine());
    try {
      read(model, file, format);
      return new ExternalNetwork(name, model);
    } catch (PolyfuseException e) {
      model.close();
      throw e;
    } catch (IOException | MalformedModelException | RuntimeException | LinkageError e) {
      model.close();
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "path: must be a network of format %s but %s cannot be read as one: %s",
              format,
              file,
              NetworkComplaint.reason(e)),
          e);
    }
  }

  private static void read(Model model, Path file, NetworkFormat format)
      throws IOException, MalformedModelException {
    // by path, an ONNX network finds the files beside it that hold its weights
    if (format == NetworkFormat.SAVEDMODEL || file.toString().endsWith(".onnx")) {
      Path folder = Files.isDirectory(file) ? file : file.toAbsolutePath().getParent();
      model.load(folder, String.valueOf(file.getFileName()));
      return;
    }
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
      model.load(stream, Map.of());
    }
  }

  /** The name of its file. */
  String name() {
    return name;
  }

  /** What it says of its input, if it does. */
  Optional<String> expects() {
    try {
      String told =
          model.describeInput().stream()
              // ONNX Runtime leaves shapes out, PyTorch makes up what it saw first
              .filter(each -> each.getKey() != null && each.getValue() != null)
              .map(each -> each.getKey() + " " + each.getValue().toString().replace("-1", "?"))
              .collect(Collectors.joining(", "));
      return told.isEmpty() ? Optional.empty() : Optional.of(told);
    } catch (UnsupportedOperationException | EngineException e) {
      return Optional.empty(); // a format that does not tell
    }
  }

  /**
   * Runs it once.
   *
   * @throws NetworkComplaint if it cannot take that
   * @throws IllegalArgumentException if it has no such output
   */
  Tensor run(Tensor input, OutputChoice output) throws NetworkComplaint {
    // a predictor is for one thread, and made at once
    try (Predictor<Tensor, Tensor> predictor = model.newPredictor(new HostTranslator(output))) {
      return predictor.predict(input);
    } catch (TranslateException e) {
      if (e.getCause() instanceof OutputChoice.NoSuchOutput missing) {
        throw new IllegalArgumentException(missing.getMessage(), e);
      }
      throw new NetworkComplaint(e);
    } catch (EngineException e) {
      throw new NetworkComplaint(e);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
