package org.polyfuse.runtime.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.passthrough.PassthroughNDManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.SourceFile;

/** Named tensors as safetensors. */
public final class WeightsFile {

  private WeightsFile() {}

  /** The bytes of a file that holds these tensors, by name in alphabetical order. */
  public static byte[] encode(Map<String, HostTensor> tensors) {
    NDList list = new NDList();
    new TreeMap<>(tensors)
        .forEach(
            (name, tensor) -> {
              NDArray array = new HostArray(tensor.values(), new Shape(tensor.shape()));
              array.setName(name);
              list.add(array);
            });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      list.encode(bytes, NDList.Encoding.SAFETENSORS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a file.
   *
   * @throws PolyfuseException if it is missing or is no such file
   */
  public static Map<String, HostTensor> read(Path file) {
    byte[] bytes;
    try {
      bytes = SourceFile.bytes(file, Integer.MAX_VALUE - 8);
    } catch (SourceFile.RefusedException e) {
      throw new PolyfuseException(file + ": " + e.rule(), e);
    } catch (IOException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: weights cannot be read (%s). Has the run finished?",
              file,
              e.getMessage()),
          e);
    }
    try {
      return decode(bytes);
    } catch (RuntimeException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be a whole safetensors file but is damaged (%s). Train again, or take a copy.",
              file,
              e.getMessage()),
          e);
    }
  }

  /** Reads tensors from bytes. */
  public static Map<String, HostTensor> decode(byte[] bytes) {
    if (bytes.length < 9) {
      throw new IllegalArgumentException("only " + bytes.length + " bytes");
    }
    long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    if (header < 2 || header > bytes.length - Long.BYTES) {
      throw new IllegalArgumentException("a header of " + header + " bytes");
    }
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    for (NDArray array :
        NDList.decode(PassthroughNDManager.INSTANCE, new ByteArrayInputStream(bytes))) {
      tensors.put(
          array.getName(), new HostTensor(array.toFloatArray(), array.getShape().getShape()));
    }
    return tensors;
  }
}
