package org.polyfuse.datasets.acted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;

class CremaDTest {

  @TempDir Path root;

  private void touch(String... files) throws IOException {
    for (String file : files) {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "");
    }
  }

  private Dataset list(boolean skipKnownBad) {
    return new CremaDFactory()
        .create(new CremaDConfig(root, CremaDConfig.EMOTIONS, Map.of(), skipKnownBad));
  }

  private static String file(Recording recording, String stream) {
    StreamSource source = recording.streams().get(stream);
    return ((StreamSource.InFile) source).file().getFileName().toString();
  }

  @Test
  void sound_comes_from_wav_and_the_picture_from_flv() throws IOException {
    touch(
        "AudioWAV/1001_DFA_ANG_XX.wav",
        "AudioMP3/1001_DFA_ANG_XX.mp3",
        "VideoFlash/1001_DFA_ANG_XX.flv");
    Dataset dataset = list(true);
    Recording recording = dataset.recordings().get(0);
    assertThat(dataset.recordings()).hasSize(1);
    assertThat(recording.id()).isEqualTo("1001_DFA_ANG_XX");
    assertThat(recording.label()).contains(new Label.OfClass(0));
    assertThat(recording.groups()).isEqualTo(Map.of("speaker", "1001", "fold", "fold1"));
    assertThat(file(recording, "audio")).endsWith(".wav");
    assertThat(file(recording, "video")).endsWith(".flv");
    assertThat(dataset.remarks())
        .contains(
            "1 mp3 (soundtrack) files were left out: the recording's streams are in another file");
  }

  @Test
  void a_film_alone_gives_both_streams() throws IOException {
    touch("1040_ITH_SAD_X.mp4");
    Recording recording = list(true).recordings().get(0);
    assertThat(file(recording, "audio")).isEqualTo("1040_ITH_SAD_X.mp4");
    assertThat(file(recording, "video")).isEqualTo("1040_ITH_SAD_X.mp4");
  }

  @Test
  void folds_are_of_18_or_19_consecutive_actors() throws IOException {
    for (int actor = 1001; actor <= 1091; actor++) {
      touch(actor + "_IEO_HAP_LO.wav");
    }
    Map<String, Integer> sizes = new TreeMap<>();
    String last = "";
    for (Recording each : list(true).recordings()) {
      String fold = each.groups().get("fold");
      assertThat(fold).isGreaterThanOrEqualTo(last); // in the order of actors
      last = fold;
      sizes.merge(fold, 1, Integer::sum);
    }
    assertThat(sizes).hasSize(5).allSatisfy((fold, size) -> assertThat(size).isBetween(18, 19));
  }

  @Test
  void clips_that_are_known_to_be_bad_are_named_and_skipped_unless_wanted() throws IOException {
    touch("1076_MTI_NEU_XX.wav", "1076_MTI_HAP_XX.wav");
    Dataset dataset = list(true);
    assertThat(dataset.recordings()).extracting(Recording::id).containsExactly("1076_MTI_HAP_XX");
    assertThat(dataset.damage())
        .singleElement()
        .satisfies(damage -> assertThat(damage.recording()).isEqualTo("1076_MTI_NEU_XX"));
    assertThat(list(false).recordings()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "1092_DFA_ANG_XX.wav, actor from 1001 to 1091 but has 1092",
    "1001_DFA_CAL_XX.wav, emotion of",
    "1001_XYZ_ANG_XX.flv, sentence of",
    "1001_DFA_ANG_YY.wav, level of",
    "1001-DFA-ANG-XX.wav, must be like 1001_DFA_ANG_XX"
  })
  void names_that_are_not_theirs_are_named(String name, String rule) throws IOException {
    touch("1001_DFA_ANG_XX.wav", name);
    Dataset dataset = list(true);
    assertThat(dataset.recordings()).hasSize(1);
    assertThat(dataset.damage())
        .singleElement()
        .satisfies(
            damage -> {
              assertThat(damage.recording()).endsWith(name);
              assertThat(damage.reason()).contains(rule);
            });
  }
}
