package org.polyfuse.encoders.external;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** The format of a network's file, and who runs it. */
public enum NetworkFormat {
  /** As the name of the file says. */
  AUTO("", "", Set.of()),
  /** What {@code torch.jit.trace} or {@code torch.jit.script} saved; on PyTorch. */
  TORCHSCRIPT(
      "PyTorch",
      "ai.djl.pytorch:pytorch-engine and PyTorch's natives to the class path.",
      Set.of("pt", "pth", "ts", "torchscript")),
  /** An ONNX file; on ONNX Runtime. */
  ONNX(
      "OnnxRuntime",
      "ai.djl.onnxruntime:onnxruntime-engine to the class path; in a checkout, start ./polyfuse"
          + " once with POLYFUSE_MAVEN=-Donnx.",
      Set.of("onnx")),
  /** TensorFlow's SavedModel, a folder; on TensorFlow. */
  SAVEDMODEL(
      "TensorFlow",
      "org.polyfuse:polyfuse-engine-tensorflow and TensorFlow's natives to the class path.",
      Set.of());

  private final String engine;
  private final String remedy;
  private final Set<String> endings;

  NetworkFormat(String engine, String remedy, Set<String> endings) {
    this.engine = engine;
    this.remedy = remedy;
    this.endings = endings;
  }

  /** DJL's name of the engine. */
  String engine() {
    return engine;
  }

  /** What to add, where the engine is missing. */
  String remedy() {
    return remedy;
  }

  /**
   * This one, or for {@link #AUTO} what the name says.
   *
   * @throws IllegalArgumentException if the name says nothing
   */
  NetworkFormat of(Path file) {
    if (this != AUTO) {
      return this;
    }
    if (Files.isDirectory(file)) {
      return SAVEDMODEL;
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    for (NetworkFormat format : values()) {
      if (format.endings.contains(ending)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "format: the name of %s does not tell it. Set torchscript, onnx or savedmodel.",
            file));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
