package org.polyfuse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesCommandTest {

  private static final int RATE = 16_000;

  @TempDir Path folder;

  @Test
  void features_go_into_the_cache_where_a_run_finds_them() throws IOException {
    String[] settings = {"cache.dir=" + folder.resolve("cache"), "cache.maxGiB=1"};
    Called called = Called.with(SmallStudy.with("features", settings));
    assertThat(called.code()).as(called.err()).isZero();
    List<Path> made = cached();
    assertThat(made).isNotEmpty();

    assertThat(Called.with(SmallStudy.with("inspect", settings)).code()).isZero();
    assertThat(cached()).isEqualTo(made);
  }

  private List<Path> cached() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void features_that_nothing_would_keep_are_refused() {
    Called called = Called.with(SmallStudy.with("features"));
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).startsWith("polyfuse: cache.maxGiB: must be above 0").hasLineCount(1);
  }

  @Test
  void a_folder_of_features_is_a_dataset_and_a_damaged_recording_is_named() throws IOException {
    Path config = corpus();
    Path out = folder.resolve("out");
    Called called = Called.with("features", config.toString(), "--out", out.toString());
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.err())
        .contains("b/broken: skipped: ", "6 recordings have features, 1 were skipped");
    assertThat(Files.readString(out.resolve("damage.csv"))).contains("b/broken,audio,", ",true");
    assertThat(Files.readAllLines(out.resolve("labels.csv")))
        .hasSize(7)
        .startsWith("id,label,split,group.speaker", "a/0,low,train,s0");

    JsonNode sounds = Called.with("inspect", "--json", config.toString()).json();
    JsonNode features = Called.with("inspect", "--json", ofFeatures(out).toString()).json();
    for (String each : List.of("classes", "recordings", "groups", "folds")) {
      assertThat(features.path(each)).as(each).isEqualTo(sounds.path(each));
    }
    String median = "/lengths/audio/median";
    assertThat(features.at(median).asDouble())
        .isPositive()
        .isCloseTo(sounds.at(median).asDouble(), within(1e-6));

    Called again = Called.with("features", config.toString(), "--out", out.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("--out: must be a new folder").hasLineCount(1);
  }

  @Test
  void nothing_that_has_features_is_the_users_to_fix() throws IOException {
    Path config = corpus();
    for (int i = 0; i < 6; i++) {
      Files.writeString(folder.resolve(i + ".wav"), "RIFF");
    }
    Path out = folder.resolve("out");
    Called called = Called.with("features", config.toString(), "--out", out.toString());
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("0 recordings have features, 7 were skipped");
    assertThat(out.resolve("labels.csv")).doesNotExist();
  }

  private Path corpus() throws IOException {
    StringBuilder table = new StringBuilder("id,label,split,speaker,audio\n");
    for (int i = 0; i < 6; i++) {
      String row = i + "," + (i % 2 == 0 ? "low" : "high") + "," + (i < 4 ? "train" : "test");
      table.append("a/").append(row).append(",s").append(i).append(',').append(i).append(".wav\n");
      sound(folder.resolve(i + ".wav"), RATE / 2 + 1000 * i);
    }
    Files.writeString(folder.resolve("broken.wav"), "RIFF");
    table.append("b/broken,low,train,s9,broken.wav\n");
    Files.writeString(folder.resolve("recordings.csv"), table);
    return Files.writeString(
        folder.resolve("sounds.yaml"),
        study("{type: manifest, file: recordings.csv, onDamage: skip}", "spectrogram"));
  }

  private Path ofFeatures(Path root) throws IOException {
    return Files.writeString(
        folder.resolve("features.yaml"), study("{type: features, root: " + root + "}", "features"));
  }

  private static String study(String dataset, String frontEnd) {
    return "name: corpus\ndataset: "
        + dataset
        + "\nmodalities: {audio: {frontEnd: {type: "
        + frontEnd
        + "}, encoder: {type: fcn-lrn, width: 0.05}}}\n"
        + "training: {select: none}\n"
        + "evaluation: {protocol: {type: predefined}}\n"
        + "cache: {maxGiB: 0}\n";
  }

  private static void sound(Path file, int samples) throws IOException {
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    byte[] bytes = new byte[2 * samples];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 % 97);
    }
    try (var in = new AudioInputStream(new ByteArrayInputStream(bytes), format, samples)) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }
}
