package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.system.CommandLine.Outcome;

/**
 * A user's own recordings, from a table of wav and npy files to predictions, on a machine whose
 * locale has digits of its own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnDataTest {

  private static final String DIGITS_OF_OTHERS = "(?U)(?![0-9])\\d";
  private static final int ROWS = 20;
  private static final String CONFIG =
      """
      seed: 1
      name: own
      dataset: {type: manifest, file: recordings.csv}
      modalities:
        audio:
          frontEnd: {type: spectrogram}
          encoder: {type: fcn-lrn, width: 0.05}
        face:
          frontEnd: {type: features, stepSeconds: 0.1}
      fusion: {type: concat}
      training: {epochs: 2, batch: {size: 8}, select: none}
      evaluation: {protocol: {type: predefined}}
      cache: {dir: cache}
      """;

  @TempDir static Path folder;
  @AutoClose private static Session session;

  @BeforeAll
  static void write() throws IOException {
    session = new CommandLine(folder).under("fa", "IR").session();
    StringBuilder table = new StringBuilder("id;label;split;speaker;audio;face\n");
    for (int i = 0; i < ROWS; i++) {
      String split = i < 12 ? "train" : i < 16 ? "valid" : "test";
      table.append(
          String.format(
              Locale.ROOT,
              "clip %d;%s;%s;s%d;%s;clips/%d.npy\n",
              i,
              i % 2 == 0 ? "low" : "high",
              split,
              i / 4,
              sound(i),
              i));
      settled("clips/" + i + ".wav", wav(i % 2 == 0 ? 200 : 900, i));
      settled("clips/" + i + ".npy", npy(i));
    }
    Files.writeString(folder.resolve("recordings.csv"), table);
    Files.writeString(folder.resolve("own.yaml"), CONFIG);
  }

  /** One of them lacks its sound, one is a span. */
  private static String sound(int clip) {
    return switch (clip) {
      case 3 -> "";
      case 4 -> "clips/4.wav@0.2-0.8";
      default -> "clips/" + clip + ".wav";
    };
  }

  private static void settled(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
  }

  /** A second of a tone. */
  private static byte[] wav(double hertz, int seed) {
    ByteBuffer out = ByteBuffer.allocate(44 + 32000).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 32000);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    out.putShort((short) 1).putInt(16000).putInt(32000).putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(32000);
    for (int i = 0; i < 16000; i++) {
      out.putShort((short) (8000 * Math.sin(2 * Math.PI * hertz * i / 16000 + seed)));
    }
    return out.array();
  }

  /** Ten steps of four numbers. */
  private static byte[] npy(int seed) {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (10, 4), }\n";
    ByteBuffer out = ByteBuffer.allocate(10 + header.length() + 160).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    out.put((byte) 1).put((byte) 0).putShort((short) header.length());
    out.put(header.getBytes(StandardCharsets.US_ASCII));
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 40; i++) {
      out.putFloat((float) (random.nextGaussian() + (seed % 2 == 0 ? 1 : -1)));
    }
    return out.array();
  }

  private static Outcome polyfuse(String... arguments) throws Exception {
    return session.run(arguments);
  }

  private static Path run(String runs) throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve(runs))) {
      return folders.findFirst().orElseThrow();
    }
  }

  @Test
  @Order(1)
  void a_table_of_twenty_lines_trains() throws Exception {
    Outcome trained = polyfuse("run", "own.yaml", "--runs", "first");
    assertThat(trained.code()).as(trained.err()).isZero();
    List<String> predictions = Files.readAllLines(run("first").resolve("predictions.csv"));
    assertThat(predictions.get(0)).isEqualTo("sample,fold,label,predicted,high,low");
    assertThat(predictions).hasSize(1 + 4);
  }

  @Test
  @Order(2)
  void nothing_that_a_run_writes_has_the_digits_of_the_locale() throws IOException {
    try (Stream<Path> files = Files.walk(run("first"))) {
      for (Path file : files.toList()) {
        assertThat(file.toString()).doesNotContainPattern(DIGITS_OF_OTHERS);
        if (file.toString().matches(".*\\.(csv|json|yaml|html)")) {
          assertThat(file).content(StandardCharsets.UTF_8).doesNotContainPattern(DIGITS_OF_OTHERS);
        }
      }
    }
  }

  @Test
  @Order(2)
  void many_are_predicted_and_damaged_ones_are_named() throws Exception {
    Files.writeString(
        folder.resolve("new.csv"),
        """
        id,audio,face
        both,clips/1.wav,clips/1.npy
        voice,clips/2.wav@0.1-0.9,
        gone,clips/99.wav,
        cut,clips/cut.wav,
        """);
    Files.write(folder.resolve("clips/cut.wav"), java.util.Arrays.copyOf(wav(200, 1), 3000));
    Outcome many =
        polyfuse("predict", run("first").toString(), "--manifest", "new.csv", "--output", "p.csv");
    assertThat(many.code()).as(many.err()).isZero();
    List<String> table = Files.readAllLines(folder.resolve("p.csv"));
    assertThat(table.get(0)).isEqualTo("sample,predicted,high,low");
    assertThat(table).hasSize(3);
    assertThat(table.get(1)).matches("both,(high|low),0\\.\\d+(E-\\d+)?,0\\.\\d+(E-\\d+)?");
    assertThat(many.messages())
        .anyMatch(line -> line.contains("gone: skipped") && line.contains("line 4"))
        .anyMatch(line -> line.contains("cut: skipped") && line.contains("cut short"))
        .anyMatch(line -> line.contains("2 recordings predicted, 2 skipped"));
    Outcome one =
        polyfuse("predict", run("first").toString(), "audio=clips/2.wav@0.1-0.9", "--json");
    String probability = table.get(2).split(",")[2];
    assertThat(one.out()).contains("\"high\" : " + probability.substring(0, 6));
  }

  @Test
  @Order(2)
  void one_file_that_serves_some_streams_alone_is_predicted_with_the_others_absent()
      throws Exception {
    String run = run("first").toString();
    Outcome sound = polyfuse("predict", run, "clips/2.wav");
    Outcome named = polyfuse("predict", run, "audio=clips/2.wav");
    Outcome array = polyfuse("predict", run, "clips/2.npy");
    Outcome both = polyfuse("predict", run, "clips/2.wav", "face=clips/2.npy");
    Outcome wrong = polyfuse("predict", run, "face=clips/2.wav");

    assertThat(sound.code()).as(sound.err()).isZero();
    assertThat(sound.messages())
        .anyMatch(
            line ->
                line.contains("face: counts as absent, since the one file for all streams")
                    && line.endsWith("Name a file of its own: face=FILE"));
    assertThat(sound.out().lines().skip(1)).isEqualTo(named.out().lines().skip(1).toList());
    assertThat(array.code()).as(array.err()).isZero();
    assertThat(array.messages()).anyMatch(line -> line.contains("audio: counts as absent"));
    assertThat(both.code()).as(both.err()).isZero();
    assertThat(both.messages()).noneMatch(line -> line.contains("absent"));
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("features needs a feature array").doesNotContain("absent");
  }

  @Test
  @Order(2)
  void a_manifest_where_nothing_can_be_predicted_is_a_mistake() throws Exception {
    Files.writeString(folder.resolve("bad.csv"), "id,audio\na,clips/98.wav\nb,clips/99.wav\n");
    String run = run("first").toString();
    assertThat(polyfuse("predict", run, "--manifest", "bad.csv").code()).isEqualTo(2);
    Files.writeString(folder.resolve("worse.csv"), "id,audio\na,clips/1.wav@x\na,clips/1.wav\n");
    Outcome worse = polyfuse("predict", run, "--manifest", "worse.csv");
    assertThat(worse.code()).isEqualTo(2);
    assertThat(worse.messages())
        .anyMatch(line -> line.contains("line 2: column 'audio': a span must be"))
        .anyMatch(line -> line.contains("line 3: id 'a' stands in line 2 already"));
    assertThat(polyfuse("predict", run).code()).isEqualTo(2);
  }

  @Test
  @Order(2)
  void a_manifest_is_evaluated_as_other_data() throws Exception {
    Files.writeString(
        folder.resolve("other.csv"),
        "id,label,audio,face\na,low,clips/2.wav,clips/2.npy\nb,high,clips/1.wav,clips/1.npy\n");
    Outcome evaluated =
        polyfuse(
            "evaluate",
            run("first").toString(),
            "dataset.file=other.csv",
            "dataset.classes=[high, low]");
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    assertThat(evaluated.out()).contains("accuracy");
  }

  @Test
  @Order(2)
  void the_example_runs_on_what_generate_writes() throws Exception {
    Outcome generated =
        polyfuse(
            "generate",
            "recordings",
            "--layout",
            "iemocap",
            "perSpeaker=8",
            "minSeconds=1",
            "maxSeconds=2");
    assertThat(generated.code()).as(generated.err()).isZero();
    Outcome trained =
        polyfuse(
            "run",
            Places.example("own-data/own-data.yaml").toString(),
            "dataset.folder=.",
            "cache.maxGiB=0",
            "modalities.audio.encoder.width=0.05",
            "modalities.face.encoder.width=0.05",
            "training.epochs=1",
            "evaluation.final=false",
            "--runs",
            "example");
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(Files.readAllLines(run("example").resolve("predictions.csv"))).hasSize(1 + 16);
  }

  @Test
  @Order(2)
  void a_finished_run_whose_table_was_mended_since_says_so() throws Exception {
    String table = Files.readString(folder.resolve("recordings.csv"));
    Outcome same = polyfuse("run", "own.yaml", "--runs", "first");
    Files.writeString(
        folder.resolve("recordings.csv"), table.replace("clip 18;low", "clip 18;high"));
    Outcome mended = polyfuse("run", "own.yaml", "--runs", "first");
    Files.writeString(folder.resolve("recordings.csv"), table);

    assertThat(same.messages()).noneMatch(line -> line.contains("other ones"));
    assertThat(mended.code()).as(mended.err()).isZero();
    assertThat(mended.out()).isEqualTo(same.out());
    assertThat(mended.messages())
        .anyMatch(
            line ->
                line.contains("its data are other ones now: 1 recording with another label")
                    && line.endsWith("(clip 18). Start anew with --force."));
  }

  @Test
  @Order(3)
  void a_second_run_reads_the_cache_only_and_gives_the_same_bits() throws Exception {
    for (int i = 0; i < ROWS; i++) {
      spoil("clips/" + i + ".wav");
      spoil("clips/" + i + ".npy");
    }
    Outcome again = polyfuse("run", "own.yaml", "--runs", "second");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(Files.readAllLines(run("second").resolve("damage.csv"))).hasSize(1);
    for (String file : List.of("predictions.csv", "model/weights.safetensors")) {
      assertThat(run("second").resolve(file)).hasSameBinaryContentAs(run("first").resolve(file));
    }
    Outcome without = polyfuse("run", "own.yaml", "--runs", "third", "cache.maxGiB=0");
    assertThat(without.code()).as("without a cache nothing can be read any more").isEqualTo(2);
  }

  /**
   * The same length, time and first bytes, which readers are chosen by; nothing that can be read.
   */
  private static void spoil(String name) throws IOException {
    byte[] good = Files.readAllBytes(folder.resolve(name));
    byte[] noise = new byte[good.length];
    new java.util.Random(name.hashCode()).nextBytes(noise);
    System.arraycopy(good, 0, noise, 0, 12);
    settled(name, noise);
  }
}
