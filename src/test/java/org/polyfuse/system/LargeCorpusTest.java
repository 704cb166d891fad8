package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.system.CommandLine.Outcome;

/** A corpus several times larger than Java's memory. */
class LargeCorpusTest {

  private static final int CLIPS = 60;
  private static final int STEPS = 56;
  private static final int SIZE = 16_000; // 3.5 MiB a clip, 205 MiB in all

  private static final String CONFIG =
      """
      seed: 1
      name: large
      dataset: {type: features, root: large}
      modalities:
        sensor: {frontEnd: {type: features, stepSeconds: 0.1}, normalise: corpus}
      fusion: {type: none}
      training: {epochs: 2, batch: {size: 2}, select: none}
      evaluation: {protocol: {type: predefined}, final: false}
      cache: {maxGiB: 0}
      """;

  @TempDir Path folder;

  @Test
  void it_trains_from_disk_to_the_same_bits_as_from_memory() throws Exception {
    write();
    Outcome small =
        new CommandLine(folder).withHeap("96m").run("run", "large.yaml", "--runs", "small");
    assertThat(small.code()).as(small.err()).isZero();
    assertThat(small.err()).contains("GiB of features do not fit into Java's memory");
    Outcome large =
        new CommandLine(folder).withHeap("1500m").run("run", "large.yaml", "--runs", "large-runs");
    assertThat(large.code()).as(large.err()).isZero();
    assertThat(large.err()).doesNotContain("do not fit");
    assertThat(weights("small")).hasSameBinaryContentAs(weights("large-runs"));
  }

  private Path weights(String runs) throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve(runs))) {
      return folders.findFirst().orElseThrow().resolve("fold-1/weights.safetensors");
    }
  }

  private void write() throws IOException {
    Files.writeString(folder.resolve("large.yaml"), CONFIG);
    StringBuilder labels = new StringBuilder("id,label,split,speaker\n");
    Files.createDirectories(folder.resolve("large/sensor"));
    ByteBuffer bytes = ByteBuffer.allocate(4 * STEPS * SIZE).order(ByteOrder.LITTLE_ENDIAN);
    SplittableRandom random = new SplittableRandom(1);
    while (bytes.hasRemaining()) {
      bytes.putFloat(random.nextInt(1000) / 500f);
    }
    String header =
        String.format(
            Locale.ROOT,
            "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }\n",
            STEPS,
            SIZE);
    for (int i = 0; i < CLIPS; i++) {
      String split = i < 40 ? "train" : i < 50 ? "validation" : "test";
      labels.append(
          String.format(Locale.ROOT, "c%d,%s,%s,s%d\n", i, i % 2 == 0 ? "a" : "b", split, i));
      for (int at = i; at < STEPS * SIZE; at += 1000) { // each clip differs from all others
        bytes.putFloat(4 * at, random.nextInt(1000) / 500f - (i % 2));
      }
      try (OutputStream out =
          Files.newOutputStream(folder.resolve("large/sensor/c" + i + ".npy"))) {
        out.write(0x93);
        out.write("NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1));
        out.write(header.length());
        out.write(0);
        out.write(header.getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes.array());
      }
    }
    Files.writeString(folder.resolve("large/labels.csv"), labels);
  }
}
