package org.polyfuse.datasets.iemocap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.StreamSource.Span;

class IemocapListingTest {

  private static final List<String> FOUR = List.of("hap", "sad", "ang", "neu");

  @TempDir Path root;
  private HandMadeTree tree;

  @BeforeEach
  void plant() throws IOException {
    tree =
        new HandMadeTree(root)
            .dialog(
                "Ses01F_impro05",
                "Ses01F_impro05_F000 ang",
                "Ses01F_impro05_M000 exc",
                "Ses01F_impro05_M001 neu",
                "Ses01F_impro05_F001 xxx")
            .dialog("Ses01F_script01_1", "Ses01F_script01_1_F000 hap")
            .dialog("Ses02M_impro01", "Ses02M_impro01_M000 sad", "Ses02M_impro01_F000 hap");
  }

  @Test
  void improvised_utterances_of_the_classes_are_listed_by_session_and_dialog() {
    IemocapDataset corpus = tree.list();
    assertThat(ids(corpus))
        .containsExactly(
            "Ses01F_impro05_F000",
            "Ses01F_impro05_M001",
            "Ses02M_impro01_M000",
            "Ses02M_impro01_F000");
    assertThat(corpus.recordings().stream().map(r -> r.label().orElseThrow()))
        .containsExactly(
            new Label.OfClass(2), new Label.OfClass(3), new Label.OfClass(1), new Label.OfClass(0));
    assertThat(corpus.damage()).isEmpty();
    assertThat(corpus.remarks()).isEmpty();
  }

  @Test
  void groups_name_session_speaker_and_dialog() {
    Recording second = tree.list().recordings().get(1);
    assertThat(second.groups())
        .isEqualTo(Map.of("session", "Ses01", "speaker", "Ses01M", "dialog", "Ses01F_impro05"));
    assertThat(second.split()).isEmpty();
  }

  @Test
  void streams_are_the_sentence_and_the_span_of_the_dialogs_markers() {
    Recording second = tree.list().recordings().get(1);
    assertThat(second.streams())
        .containsEntry(
            "audio",
            new StreamSource.InFile(
                root.resolve("Session1/sentences/wav/Ses01F_impro05/Ses01F_impro05_M001.wav"),
                Optional.empty(),
                Optional.of("wav")))
        .containsEntry(
            "markers",
            new StreamSource.InFile(
                root.resolve("Session1/dialog/MOCAP_rotated/Ses01F_impro05.txt"),
                Optional.of(new Span(4, 6)),
                Optional.of("mocap")));
  }

  @Test
  void scripted_dialogs_merged_classes_and_wearers_are_settings() {
    assertThat(ids(tree.list(FOUR, Map.of(), false, false)))
        .hasSize(5)
        .contains("Ses01F_script01_1_F000");
    assertThat(ids(tree.list(FOUR, Map.of("exc", "hap"), true, false)))
        .contains("Ses01F_impro05_M000");
    assertThat(ids(tree.list(FOUR, Map.of(), true, true)))
        .containsExactly("Ses01F_impro05_F000", "Ses02M_impro01_M000");
    IemocapDataset two = tree.list(List.of("xxx", "exc"), Map.of(), true, false);
    assertThat(two.target().names()).containsExactly("xxx", "exc");
    assertThat(ids(two)).containsExactly("Ses01F_impro05_M000", "Ses01F_impro05_F001");
  }

  @Test
  void litter_of_other_systems_and_raters_folders_are_passed_over() throws IOException {
    Path labels = root.resolve("Session1/dialog/EmoEvaluation");
    Files.write(labels.resolve("._Ses01F_impro05.txt"), new byte[] {0, 5, 22, 7, (byte) 0xb0});
    Files.writeString(
        labels.resolve("Ses01F_impro09.txt.orig"), tree.line("Ses01F_impro09_F000", "ang"));
    HandMadeTree.touch(labels.resolve("Categorical/Ses01F_impro05_e1_cat.txt"));
    Files.createDirectories(labels.resolve("Self-evaluation.txt"));
    HandMadeTree.touch(root.resolve("Documentation/labels.txt"));
    HandMadeTree.touch(root.resolve("._Session1"));
    IemocapDataset corpus = tree.list();
    assertThat(corpus.recordings()).hasSize(4);
    assertThat(corpus.damage()).isEmpty();
  }

  @Test
  void bytes_that_are_no_utf_8_do_no_harm() throws IOException {
    Path file = root.resolve("Session2/dialog/EmoEvaluation/Ses02M_impro01.txt");
    Files.write(file, new byte[] {'C', (byte) 0xe9, '\n'}, java.nio.file.StandardOpenOption.APPEND);
    assertThat(tree.list().recordings()).hasSize(4);
  }

  @Test
  void a_label_without_sound_is_skipped_and_named() throws IOException {
    Path wav = root.resolve("Session2/sentences/wav/Ses02M_impro01/Ses02M_impro01_F000.wav");
    Files.delete(wav);
    IemocapDataset corpus = tree.list();
    assertThat(ids(corpus)).hasSize(3).doesNotContain("Ses02M_impro01_F000");
    assertThat(corpus.damage())
        .containsExactly(
            new Damage("Ses02M_impro01_F000", "audio", wav + ": is labelled but not there", true));
  }

  @Test
  void an_utterance_without_markers_keeps_its_sound() throws IOException {
    Files.delete(root.resolve("Session1/dialog/MOCAP_rotated/Ses01F_impro05.txt"));
    IemocapDataset corpus = tree.list();
    assertThat(corpus.recordings()).hasSize(4);
    assertThat(corpus.recordings().get(0).streams()).containsOnlyKeys("audio");
    assertThat(corpus.damage()).hasSize(2).noneMatch(Damage::skipped);
    assertThat(corpus.damage().get(0).stream()).isEqualTo("markers");
  }

  @Test
  void labels_that_cannot_be_read_or_stand_twice_are_named_with_their_line() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("[1.0000 - 2.0000]\tSes02M_impro02_M000");
    lines.add("[3.0000 - 2.0000]\tSes02M_impro02_M001\tsad\t[1, 2, 3]");
    lines.add("[1.0000 - 2.0000]\tsomebody\tsad\t[1, 2, 3]");
    lines.add("[1.0000 - 2.0000]\tSes02M_impro01_M000\tsad\t[1, 2, 3]");
    tree.evaluation("Ses02M_impro02", lines);
    IemocapDataset corpus = tree.list();
    assertThat(corpus.recordings()).hasSize(4);
    assertThat(corpus.damage()).hasSize(4).allMatch(Damage::skipped);
    for (int i = 0; i < 4; i++) {
      assertThat(corpus.damage().get(i).reason())
          .contains("Ses02M_impro02.txt: line " + (i + 1) + ": ");
    }
  }

  @Test
  void a_root_that_is_missing_or_something_else_is_refused() throws IOException {
    assertRefused(root.resolve("nowhere"), "Session1", "nowhere", "is not a folder");
    assertRefused(root.resolve("Session1"), "Session1 ... Session5", "holds none");
    Files.createDirectories(root.resolve("Session3"));
    assertRefused(root, "dialog/EmoEvaluation", "Session3");
  }

  @Test
  void a_corpus_without_the_classes_or_without_sound_is_refused() throws IOException {
    assertThatThrownBy(() -> tree.list(List.of("dis", "fea"), Map.of(), true, false))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContainingAll("dataset.classes", "dis");
    Path bare = root.resolve("bare");
    HandMadeTree labels = new HandMadeTree(bare);
    labels.evaluation("Ses01F_impro01", List.of(labels.line("Ses01F_impro01_F000", "ang")));
    assertThatThrownBy(labels::list)
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContainingAll("1 labelled", "Ses01F_impro01_F000.wav");
  }

  @Test
  void a_full_corpus_is_compared_with_the_published_counts() throws IOException {
    for (int session = 3; session <= 5; session++) {
      String dialog = "Ses0" + session + "F_impro01";
      tree.dialog(dialog, dialog + "_F000 neu");
    }
    assertThat(tree.list().remarks())
        .hasSize(5)
        .first()
        .asString()
        .contains("Ses01", "[1, 1, 0, 0]", "[223, 62, 104, 33]", "2280");
    assertThat(tree.list(FOUR, Map.of("exc", "hap"), true, false).remarks()).isEmpty();
    assertThat(tree.list(FOUR, Map.of(), false, false).remarks()).isEmpty();
  }

  @Test
  void codes_that_the_corpus_does_not_have_are_refused() {
    assertThatThrownBy(() -> tree.list(List.of("hap", "joy"), Map.of(), true, false))
        .hasMessageContainingAll("classes:", "joy", "xxx");
    assertThatThrownBy(() -> tree.list(FOUR, Map.of("exc", "joy"), true, false))
        .hasMessageContainingAll("merge:", "exc=joy");
    assertThatThrownBy(() -> tree.list(FOUR, Map.of("hap", "sad"), true, false))
        .hasMessageContaining("merge:");
  }

  private static void assertRefused(Path root, String... parts) {
    assertThatThrownBy(() -> new HandMadeTree(root).list())
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith("dataset.root: ")
        .hasMessageContainingAll(parts);
  }

  private static List<String> ids(IemocapDataset corpus) {
    return corpus.recordings().stream().map(Recording::id).toList();
  }
}
