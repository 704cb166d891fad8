package org.polyfuse.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A corpus of which every name asks for trouble: paths, markup, formulas, quotes and line ends in
 * ids, classes, speakers and file names.
 */
final class HostileCorpus {

  /** What is allowed and yet dangerous somewhere. */
  static final List<String> NAMES =
      List.of(
          "=cmd|' /C calc'!A0",
          "<script>alert(1)</script><img src=x onerror=alert(2)>",
          "../../../evil",
          "a \"b\", 'c'; d | e\n\tf",
          "-2+3*cmd 😀",
          "x".repeat(10_000),
          "@SUM(1)",
          "+1+1",
          "CON",
          "trailing dots...",
          "]]>--></style></pre>&lt;&#60;&bogus;",
          "${jndi:ldap://localhost/a} %s %n {0} \\input{/etc/passwd} $(id) `id`",
          "[link](javascript:alert(1)) | # * _ ~",
          "NUL",
          "/etc/passwd",
          "\"",
          "'=1+1");

  /** Of which classes are made. */
  private static final int CLASSES = 6;

  private static final int EACH = 4;

  private HostileCorpus() {}

  /** Writes sounds, a manifest and a study into a folder. */
  static Path write(Path folder) throws IOException {
    List<String> rows = new ArrayList<>(List.of("id,label,split,speaker,audio"));
    for (int i = 0; i < CLASSES * EACH; i++) {
      String file = "sound <b>" + i + "'&.wav";
      Files.write(folder.resolve(file), sound(i));
      String part = List.of("train", "train", "validation", "test").get(i / CLASSES);
      rows.add(
          row(
              NAMES.get(i % NAMES.size()) + (i < NAMES.size() ? "" : i),
              NAMES.get(i % CLASSES),
              part,
              NAMES.get((i + 3) % NAMES.size()) + part,
              file));
    }
    Files.write(folder.resolve("recordings.csv"), rows);
    Files.writeString(folder.resolve("table.json"), table());
    return Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: CON.hostile-
        dataset: {type: manifest, file: recordings.csv}
        modalities:
          -audio-:
            stream: audio
            frontEnd: {type: spectrogram, bins: 16}
            encoder: {type: fcn-lrn, width: 0.05}
            attention: {type: self}
        engine: {device: cpu, threads: 1}
        training: {epochs: 2, batch: {size: 8, lengthGrid: 8}}
        evaluation: {protocol: {type: predefined}}
        cache: {maxGiB: 0}
        """);
  }

  /** Systems of such names, one of which is compared with the others. */
  private static String table() {
    ObjectNode table = new ObjectMapper().createObjectNode();
    table.put("table", "t").put("title", String.join(" ", NAMES)).put("base", "study.yaml");
    ObjectNode systems = table.putObject("systems");
    systems.putObject(NAMES.get(0));
    for (String name : NAMES.subList(1, NAMES.size())) {
      systems.putObject(name).put("cited", 50);
    }
    systems
        .putObject("mixed " + NAMES.get(5))
        .putObject("combine")
        .putObject("runs")
        .put(NAMES.get(0), 1);
    table.put("compare", NAMES.get(0)).putArray("seeds").add(1); // that of the study
    return table.toString();
  }

  private static String row(String... cells) {
    return List.of(cells).stream()
        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }

  /** A third of a second of noise. */
  private static byte[] sound(int seed) {
    int samples = 5600;
    SplittableRandom random = new SplittableRandom(seed);
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(16_000).putInt(32_000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      wav.putShort((short) (3000 * random.nextGaussian()));
    }
    return wav.array();
  }

  /** All files below a folder. */
  static List<Path> files(Path folder) {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
