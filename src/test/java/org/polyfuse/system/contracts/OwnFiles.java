package org.polyfuse.system.contracts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small corpus of somebody's own: arrays, and a table of them. */
final class OwnFiles {

  private static final int CLIPS = 6;

  private OwnFiles() {}

  /** A manifest of arrays; written on first use. */
  static Path manifest(Path folder) {
    Path features = features(folder);
    StringBuilder text = new StringBuilder("id,label,split,speaker,audio\n");
    for (int i = 0; i < CLIPS; i++) {
      text.append(
          String.format(
              Locale.ROOT, "clip-%d,%s,train,s%d,audio/clip-%d.npz\n", i, label(i), i / 2, i));
    }
    return write(
        features.resolve("manifest.csv"), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String label(int clip) {
    return clip % 2 == 0 ? "calm" : "loud";
  }

  /** A folder of feature files with a table of labels; written on first use. */
  static Path features(Path folder) {
    Path root = folder.resolve("own");
    StringBuilder labels = new StringBuilder("id,label,split,speaker\n");
    for (int i = 0; i < CLIPS; i++) {
      labels.append(String.format(Locale.ROOT, "clip-%d,%s,train,s%d\n", i, label(i), i / 2));
      write(root.resolve(String.format(Locale.ROOT, "audio/clip-%d.npz", i)), npz(i));
    }
    write(root.resolve("labels.csv"), labels.toString().getBytes(StandardCharsets.UTF_8));
    return root;
  }

  private static Path write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Twenty steps of a tenth of a second, three numbers each. */
  private static byte[] npz(int seed) {
    float[] values = new float[60];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(seed + 0.3 * i);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("features.npy"));
      zip.write(npy("20, 3", values));
      zip.putNextEntry(new ZipEntry("step_seconds.npy"));
      zip.write(npy("", 0.1f));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** An array as NumPy writes it. */
  static byte[] npy(String shape, float... values) {
    String header =
        String.format(
            Locale.ROOT, "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }\n", shape);
    ByteBuffer out = ByteBuffer.allocate(10 + header.length() + 4 * values.length);
    out.order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x93);
    out.put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
    out.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    for (float value : values) {
      out.putFloat(value);
    }
    return out.array();
  }
}
