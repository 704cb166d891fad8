package org.polyfuse.datasets.acted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Damage;
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
    assertThat(recording.groups())
        .containsExactly(
            Map.entry("fold", "fold1"),
            Map.entry("level", "XX"),
            Map.entry("sentence", "DFA"),
            Map.entry("speaker", "1001"));
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
        .satisfies(
            damage -> {
              assertThat(damage.recording()).isEqualTo("1076_MTI_NEU_XX");
              assertThat(damage.reason())
                  .isEqualTo(
                      "is known to be bad: its sound cannot be played;"
                          + " dataset.skipKnownBad=false takes it");
            });
    assertThat(list(false).recordings()).hasSize(2);
  }

  @Test
  void the_repository_as_it_is_cloned_is_read_without_a_stranger() throws IOException {
    for (int actor = 1001; actor <= 1091; actor++) {
      for (String sentence : CremaDNames.SENTENCES) {
        for (String emotion : CremaDConfig.EMOTIONS) {
          boolean graded = sentence.equals("IEO") && !emotion.equals("NEU");
          for (String level : graded ? List.of("LO", "MD", "HI") : List.of("XX")) {
            String name =
                String.format(Locale.ROOT, "%d_%s_%s_%s", actor, sentence, emotion, level);
            touch("AudioWAV/" + name + ".wav", "VideoFlash/" + name + ".flv");
          }
        }
      }
    }
    touch("SentenceFilenames.csv", "processedResults/tabulatedVotes.csv", "README.md", ".git/x");
    Dataset dataset = list(true);
    assertThat(dataset.recordings()).hasSize(91 * 82 - 4);
    assertThat(dataset.recordings())
        .allSatisfy(each -> assertThat(each.streams()).containsOnlyKeys("audio", "video"));
    assertThat(dataset.damage()).extracting(Damage::recording).allMatch(CremaDTest::isKnownBad);
    assertThat(dataset.remarks())
        .containsExactly(
            "3 files are neither sound nor film and were passed over: 2 csv, 1 md, such as"
                + " README.md",
            "CREMA-D has 7442 recordings; here are 7462");
  }

  private static boolean isKnownBad(String id) {
    return CremaDFactory.KNOWN_BAD.containsKey(id);
  }

  @Test
  void what_git_lfs_has_not_fetched_is_named_and_another_twin_taken() throws IOException {
    touch("VideoFlash/1001_DFA_ANG_XX.flv", "AudioMP3/1001_DFA_ANG_XX.mp3");
    Path pointer = pointer("AudioWAV/1001_DFA_ANG_XX.wav");
    Dataset dataset = list(true);
    assertThat(file(dataset.recordings().get(0), "audio")).endsWith(".flv");
    assertThat(dataset.damage())
        .containsExactly(
            new Damage(
                pointer.toString(),
                "",
                "must be the clip itself but is a pointer of git-lfs. Run 'git lfs pull' where it"
                    + " came from.",
                true));
    assertThat(dataset.remarks())
        .contains(
            "1 files are pointers of git-lfs and were left out (damage.csv names them), such as "
                + pointer);
  }

  @Test
  void a_clone_of_pointers_alone_is_refused() throws IOException {
    pointer("AudioWAV/1001_DFA_ANG_XX.wav");
    pointer("VideoFlash/1001_DFA_ANG_XX.flv");
    assertThatThrownBy(() -> list(true))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining(
            "all 2 in '" + root + "' are pointers of git-lfs. Run 'git lfs pull'");
  }

  private Path pointer(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(
        file,
        String.format(
            Locale.ROOT,
            "version https://git-lfs.github.com/spec/v1\noid sha256:%064x\nsize 72862\n",
            7));
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
