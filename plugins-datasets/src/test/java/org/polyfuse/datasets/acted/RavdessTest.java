package org.polyfuse.datasets.acted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.polyfuse.datasets.acted.RavdessConfig.Vocal;

class RavdessTest {

  @TempDir Path root;

  private void touch(String... files) throws IOException {
    for (String file : files) {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "");
    }
  }

  private Dataset list(Vocal vocal) {
    return new RavdessFactory()
        .create(new RavdessConfig(root, RavdessConfig.EMOTIONS, Map.of(), vocal));
  }

  private static String file(Recording recording, String stream) {
    StreamSource source = recording.streams().get(stream);
    return ((StreamSource.InFile) source).file().getFileName().toString();
  }

  @Test
  void the_name_says_emotion_actor_and_fold() throws IOException {
    touch("Actor_12/01-01-06-02-01-02-12.mp4");
    Recording recording = list(Vocal.SPEECH).recordings().get(0);
    assertThat(recording.id()).isEqualTo("01-06-02-01-02-12");
    assertThat(recording.label()).contains(new Label.OfClass(5)); // fearful
    assertThat(recording.groups())
        .containsExactly(
            Map.entry("fold", "fold3"),
            Map.entry("gender", "female"),
            Map.entry("intensity", "strong"),
            Map.entry("repetition", "take2"),
            Map.entry("speaker", "Actor_12"),
            Map.entry("statement", "kids"),
            Map.entry("vocal", "speech"));
    assertThat(recording.split()).isEmpty();
    assertThat(recording.streams()).containsOnlyKeys("audio", "video");
  }

  @Test
  void the_published_folds_part_all_24_actors() throws IOException {
    for (int actor = 1; actor <= 24; actor++) {
      touch(String.format(Locale.ROOT, "01-01-05-01-01-01-%02d.mp4", actor));
    }
    Map<String, Set<Integer>> folds = new TreeMap<>();
    for (Recording each : list(Vocal.SPEECH).recordings()) {
      folds
          .computeIfAbsent(each.groups().get("fold"), fold -> new TreeSet<>())
          .add(Integer.parseInt(each.groups().get("speaker").substring(6)));
    }
    assertThat(folds)
        .isEqualTo(
            Map.of(
                "fold1", Set.of(2, 5, 14, 15, 16),
                "fold2", Set.of(3, 6, 7, 13, 18),
                "fold3", Set.of(10, 11, 12, 19, 20),
                "fold4", Set.of(8, 17, 21, 23, 24),
                "fold5", Set.of(1, 4, 9, 22)));
  }

  @Test
  void silent_and_soundless_twins_are_left_out_and_counted() throws IOException {
    touch(
        "Video/01-01-05-01-01-01-01.mp4",
        "Video/02-01-05-01-01-01-01.mp4",
        "Audio/03-01-05-01-01-01-01.wav",
        "Audio/03-01-04-01-01-01-01.wav");
    Dataset dataset = list(Vocal.SPEECH);
    assertThat(dataset.recordings()).hasSize(2);
    Recording sad = dataset.recordings().get(0);
    assertThat(sad.streams()).containsOnlyKeys("audio");
    Recording angry = dataset.recordings().get(1);
    assertThat(file(angry, "audio")).isEqualTo("01-01-05-01-01-01-01.mp4");
    assertThat(file(angry, "video")).isEqualTo("01-01-05-01-01-01-01.mp4");
    assertThat(dataset.remarks())
        .containsExactly(
            "RAVDESS has 1440 spoken recordings; here are 2",
            "1 mp4 (silent film) files were left out: the recording's streams are in another file",
            "1 wav (soundtrack) files were left out: the recording's streams are in another file",
            "1 of 2 recordings have no video: no file of theirs holds it");
  }

  @Test
  void the_corpus_as_it_is_published_is_read_without_a_stranger() throws IOException {
    for (int actor = 1; actor <= 24; actor++) {
      touchActor(actor);
    }
    touch("Audio_Speech_Actors_01-24.zip", "Video_Speech_Actor_01/.DS_Store");
    Dataset speech = list(Vocal.SPEECH);
    assertThat(speech.damage()).isEmpty();
    assertThat(counts(speech)).containsExactly(96, 192, 192, 192, 192, 192, 192, 192);
    assertThat(speech.remarks())
        .containsExactly(
            "1 files are neither sound nor film and were passed over: 1 zip, such as"
                + " Audio_Speech_Actors_01-24.zip",
            "1440 mp4 (silent film) files were left out: the recording's streams are in another file",
            "1440 wav (soundtrack) files were left out: the recording's streams are in another"
                + " file");
    assertThat(counts(list(Vocal.SONG))).containsExactly(92, 184, 184, 184, 184, 184, 0, 0);
    assertThat(list(Vocal.BOTH).recordings()).hasSize(1440 + 1012);
  }

  /** Its archives, unpacked each into a folder of its name; actor 18 does not sing. */
  private void touchActor(int actor) throws IOException {
    for (int emotion = 1; emotion <= 8; emotion++) {
      for (int more = 0; more < (emotion == 1 ? 4 : 8); more++) {
        String rest =
            String.format(
                Locale.ROOT,
                "%02d-%02d-%02d-%02d-%02d",
                emotion,
                more / 4 + 1,
                more / 2 % 2 + 1,
                more % 2 + 1,
                actor);
        String folder = String.format(Locale.ROOT, "Actor_%02d/", actor);
        touchTriple(
            String.format(Locale.ROOT, "Speech_Actor_%02d/%s", actor, folder),
            folder,
            "-01-" + rest);
        if (emotion <= 6 && actor != 18) {
          touchTriple(
              String.format(Locale.ROOT, "Song_Actor_%02d/%s", actor, folder),
              folder,
              "-02-" + rest);
        }
      }
    }
  }

  private void touchTriple(String films, String sounds, String name) throws IOException {
    touch(
        "Video_" + films + "01" + name + ".mp4",
        "Video_" + films + "02" + name + ".mp4",
        "Audio/" + sounds + "03" + name + ".wav");
  }

  private static int[] counts(Dataset dataset) {
    int[] counts = new int[RavdessConfig.EMOTIONS.size()];
    for (Recording each : dataset.recordings()) {
      counts[((Label.OfClass) each.label().orElseThrow()).index()]++;
    }
    return counts;
  }

  @Test
  void a_clip_in_two_folders_is_one_recording_and_its_copy_is_named() throws IOException {
    touch("Actor_01/03-01-05-01-01-01-01.wav", "all/Actor_01/03-01-05-01-01-01-01.WAV");
    Dataset dataset = list(Vocal.SPEECH);
    assertThat(dataset.recordings()).hasSize(1);
    assertThat(dataset.remarks())
        .contains(
            "1 files were left out: a file of the same name is in another folder, such as "
                + root.resolve("all/Actor_01/03-01-05-01-01-01-01.WAV"));
  }

  @Test
  void links_are_followed() throws IOException {
    touch("disk/Actor_01/01-01-05-01-01-01-01.mp4");
    Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("disk"));
    Dataset dataset =
        new RavdessFactory()
            .create(new RavdessConfig(link, RavdessConfig.EMOTIONS, Map.of(), Vocal.SPEECH));
    assertThat(dataset.recordings()).hasSize(1);
  }

  @Test
  void a_link_that_leads_back_is_refused_with_its_place() throws IOException {
    touch("Actor_01/01-01-05-01-01-01-01.mp4");
    Files.createSymbolicLink(root.resolve("Actor_01/back"), root);
    assertThatThrownBy(() -> list(Vocal.SPEECH))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("Actor_01/back")
        .hasMessageContaining("Check its permissions and links");
  }

  @Test
  void without_the_film_with_sound_both_twins_are_taken() throws IOException {
    touch("02-01-05-01-01-01-01.mp4", "03-01-05-01-01-01-01.wav");
    Recording angry = list(Vocal.SPEECH).recordings().get(0);
    assertThat(file(angry, "audio")).isEqualTo("03-01-05-01-01-01-01.wav");
    assertThat(file(angry, "video")).isEqualTo("02-01-05-01-01-01-01.mp4");
  }

  @Test
  void song_is_another_choice() throws IOException {
    touch("01-01-05-01-01-01-01.mp4", "01-02-05-01-01-01-01.mp4");
    assertThat(list(Vocal.SPEECH).recordings())
        .extracting(Recording::id)
        .containsExactly("01-05-01-01-01-01");
    assertThat(list(Vocal.SONG).recordings())
        .extracting(Recording::id)
        .containsExactly("02-05-01-01-01-01");
    assertThat(list(Vocal.BOTH).recordings()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "01-01-09-01-01-01-01.mp4, emotion from 01 to 08 but has 09",
    "01-01-05-01-01-01-25.mp4, actor from 01 to 24 but has 25",
    "01-01-01-02-01-01-01.mp4, intensity 01 where the emotion is 01 (neutral) but has 02",
    "01-02-07-01-01-01-01.mp4, emotion from 01 to 06 where it is sung but has 07",
    "01-01-05-01-01-01-02.mp4, 'must be of the actor of its folder, 01, but has 02'",
    "04-01-05-01-01-01-01.mp4, modality from 01 to 03 but has 04",
    "holiday.mp4, MM-VC-EE-II-SS-RR-AA",
    "01-01-05-01-01-01-01 (1).mp4, MM-VC-EE-II-SS-RR-AA"
  })
  void names_that_are_not_theirs_are_named(String name, String rule) throws IOException {
    touch("01-01-05-01-01-01-01.mp4", "Actor_01/" + name, "Actor_01/notes.txt", "Actor_01/._x.mp4");
    Dataset dataset = list(Vocal.SPEECH);
    assertThat(dataset.recordings()).hasSize(1);
    assertThat(dataset.damage()).hasSize(1);
    Damage damage = dataset.damage().get(0);
    assertThat(damage.recording()).endsWith(name);
    assertThat(damage.reason()).contains(rule);
    assertThat(damage.skipped()).isTrue();
    assertThat(dataset.remarks())
        .contains(
            "1 files are neither sound nor film and were passed over: 1 txt, such as notes.txt",
            "1 files have names that are not the corpus's and were left out (damage.csv names"
                + " them), such as "
                + damage.recording());
  }

  @Test
  void classes_may_be_merged_and_left_out() throws IOException {
    touch("01-01-01-01-01-01-01.mp4", "01-01-02-01-01-01-01.mp4", "01-01-03-01-01-01-01.mp4");
    Dataset dataset =
        new RavdessFactory()
            .create(
                new RavdessConfig(
                    root, List.of("neutral", "sad"), Map.of("calm", "neutral"), Vocal.SPEECH));
    assertThat(dataset.recordings())
        .allSatisfy(each -> assertThat(each.label()).contains(new Label.OfClass(0)))
        .hasSize(2);
  }

  @Test
  void a_folder_without_media_is_refused() throws IOException {
    touch("Audio_Speech_Actors_01-24.zip");
    assertThatThrownBy(() -> list(Vocal.SPEECH))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("dataset.root")
        .hasMessageContaining("only 1 zip")
        .hasMessageContaining("Unpack the archives there");
  }

  @Test
  void classes_that_no_recording_has_are_refused() throws IOException {
    touch("01-01-05-01-01-01-01.mp4");
    RavdessConfig config = new RavdessConfig(root, List.of("calm", "sad"), Map.of(), Vocal.SPEECH);
    assertThatThrownBy(() -> new RavdessFactory().create(config))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("dataset.classes: some recording must be of [calm, sad]");
  }
}
