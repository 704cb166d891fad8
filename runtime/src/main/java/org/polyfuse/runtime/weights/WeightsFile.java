package org.polyfuse.runtime.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.files.SourceFile;

/** Named tensors as safetensors. */
public final class WeightsFile {

  /** Bytes; the format itself allows no more. */
  private static final long LONGEST_HEADER = 100_000_000;

  /** Numbers that are read at once. */
  private static final int PIECE = 1 << 18;

  private WeightsFile() {}

  /** The bytes of a file that holds these tensors, by name in alphabetical order. */
  public static byte[] encode(Map<String, HostTensor> tensors) {
    NDList list = new NDList();
    new TreeMap<>(tensors)
        .forEach(
            (name, tensor) -> {
              NDArray array = new HostArray(tensor::values, new Shape(tensor.shape()));
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
    try {
      SourceFile.require(file);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        return tensors(channel.size(), (at, into) -> fill(channel, at, into));
      }
    } catch (SourceFile.RefusedException e) {
      throw e.of(file);
    } catch (IOException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: weights cannot be read (%s). Has the run finished?",
              file,
              e.getMessage()),
          e);
    } catch (IllegalArgumentException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be a whole safetensors file but is damaged (%s). Train again, or take a copy.",
              file,
              e.getMessage()),
          e);
    }
  }

  /**
   * Reads tensors from bytes.
   *
   * @throws IllegalArgumentException if they are no such file
   */
  public static Map<String, HostTensor> decode(byte[] bytes) {
    try {
      return tensors(
          bytes.length, (at, into) -> into.put(bytes, Math.toIntExact(at), into.remaining()));
    } catch (IOException e) {
      throw new IllegalStateException(e); // of bytes at hand
    }
  }

  /** Bytes at a place. */
  @FunctionalInterface
  private interface Source {

    /** Fills a buffer, all of which is there. */
    void read(long at, ByteBuffer into) throws IOException;
  }

  private static void fill(FileChannel channel, long at, ByteBuffer into) throws IOException {
    long next = at;
    while (into.hasRemaining()) {
      int read = channel.read(into, next);
      if (read < 0) {
        throw new EOFException("it has become shorter");
      }
      next += read;
    }
  }

  private static Map<String, HostTensor> tensors(long size, Source source) throws IOException {
    if (size < 9) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, "only %d bytes", size));
    }
    long header = bytes(source, 0, Long.BYTES).getLong(0);
    if (header < 2 || header > Math.min(size - Long.BYTES, LONGEST_HEADER)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a header of %d bytes", header));
    }
    long start = Long.BYTES + header;
    byte[] json = bytes(source, Long.BYTES, (int) header).array();
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    for (TensorEntry entry : TensorEntry.of(json, size - start)) {
      tensors.put(entry.name(), tensor(source, start, entry));
    }
    return tensors;
  }

  private static HostTensor tensor(Source source, long start, TensorEntry entry)
      throws IOException {
    float[] values = new float[entry.numbers()];
    for (int from = 0; from < values.length; from += PIECE) {
      int numbers = Math.min(PIECE, values.length - from);
      long at = start + entry.begin() + (long) from * Float.BYTES;
      bytes(source, at, numbers * Float.BYTES).asFloatBuffer().get(values, from, numbers);
    }
    return new HostTensor(values, entry.shape());
  }

  private static ByteBuffer bytes(Source source, long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    source.read(at, bytes);
    return bytes.flip();
  }
}
