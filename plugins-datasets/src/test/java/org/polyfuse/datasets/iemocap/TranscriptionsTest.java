package org.polyfuse.datasets.iemocap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.StreamSource.Span;
import org.polyfuse.api.data.Text;

class TranscriptionsTest {

  @TempDir Path root;
  private HandMadeTree tree;

  @BeforeEach
  void plant() throws IOException {
    tree =
        new HandMadeTree(root)
            .dialog("Ses01F_impro05", "Ses01F_impro05_F000 ang", "Ses01F_impro05_M001 neu")
            .dialog("Ses05M_impro01", "Ses05M_impro01_M000 sad");
  }

  @Test
  void words_are_a_stream_of_the_utterances_length() throws IOException {
    transcribe("Ses01F_impro05", "Ses01F_impro05_F000 [006.2901-008.2357]: Excuse me.");
    transcribe("Ses05M_impro01", "Ses05M_impro01_M000 [012.0000-013.5000]: I am so sorry.");
    IemocapDataset corpus = tree.list();
    assertThat(transcript(corpus, 0)).contains(new Text("Excuse me.", 2));
    assertThat(transcript(corpus, 2)).contains(new Text("I am so sorry.", 2));
    assertThat(source(corpus, 0).key()).isPresent().isNotEqualTo(source(corpus, 2).key());
    assertThat(source(corpus, 0).key()).isEqualTo(source(tree.list(), 0).key());
  }

  @Test
  void lines_of_other_speech_do_no_harm() throws IOException {
    transcribe(
        "Ses01F_impro05",
        "",
        "F: Mmhmm.",
        "M: [LAUGHTER]",
        "Ses01F_impro05_FXX0 [001.0000-001.2000]: [BREATHING]",
        "Ses01F_impro05_M000 [002.0000-004.0000]: That is not labelled.",
        "Ses01F_impro05_F000 [004.0000-006.0000]: Yes: at 7 [o'clock].\r",
        "Ses01F_impro05_M001 [006.0000-008.0000]:No blank.  ",
        "Ses01F_impro05_F000 [009.0000-010.0000]: Said again.",
        "Ses01F_impro05_F000",
        "and no end");
    transcribe("Ses05M_impro01", "\uFEFFSes05M_impro01_M000: Without its time.");
    IemocapDataset corpus = tree.list();
    assertThat(corpus.damage()).isEmpty();
    assertThat(transcript(corpus, 0)).contains(new Text("Yes: at 7 [o'clock].", 2));
    assertThat(transcript(corpus, 1)).contains(new Text("No blank.", 2));
    assertThat(transcript(corpus, 2)).contains(new Text("Without its time.", 2));
  }

  @Test
  void an_utterance_without_words_keeps_its_other_streams_and_is_named() throws IOException {
    Path file = transcribe("Ses01F_impro05", "Ses01F_impro05_F000 [004.0000-006.0000]: ");
    IemocapDataset corpus = tree.list();
    assertThat(corpus.recordings())
        .hasSize(3)
        .allSatisfy(each -> assertThat(each.streams()).containsOnlyKeys("audio", "markers"));
    Path missing = root.resolve("Session5/dialog/transcriptions/Ses05M_impro01.txt");
    assertThat(corpus.damage())
        .containsExactly(
            damage("Ses01F_impro05_F000", file + ": has no words of this utterance"),
            damage("Ses01F_impro05_M001", file + ": has no words of this utterance"),
            damage("Ses05M_impro01_M000", missing + ": is not there"));
  }

  @Test
  void a_folder_in_place_of_the_file_is_no_file() throws IOException {
    transcribe("Ses01F_impro05", "Ses01F_impro05_F000: A.", "Ses01F_impro05_M001: B.");
    Files.createDirectories(root.resolve("Session5/dialog/transcriptions/Ses05M_impro01.txt"));
    assertThat(tree.list().damage()).singleElement().extracting(Damage::skipped).isEqualTo(false);
  }

  @Test
  void a_corpus_without_any_transcriptions_is_whole() {
    IemocapDataset corpus = tree.list();
    assertThat(corpus.damage()).isEmpty();
    assertThat(corpus.remarks()).isEmpty();
    assertThat(corpus.recordings())
        .allSatisfy(each -> assertThat(each.streams()).containsOnlyKeys("audio", "markers"));
  }

  @Test
  void bytes_of_windows_are_read_as_such() throws IOException {
    String words = "I can’t, José.";
    for (Charset charset :
        new Charset[] {StandardCharsets.UTF_8, Charset.forName("windows-1252")}) {
      Path file = transcribe("Ses01F_impro05");
      Files.write(file, ("Ses01F_impro05_F000 [1-2]: " + words + "\n").getBytes(charset));
      assertThat(transcript(tree.list(), 0)).contains(new Text(words, 2));
    }
  }

  @Test
  void a_line_is_written_as_the_corpus_has_it() {
    assertThat(Transcriptions.line("Ses01F_impro01_F000", new Span(6.2901, 8.2357), "Excuse me."))
        .isEqualTo("Ses01F_impro01_F000 [006.2901-008.2357]: Excuse me.\n");
    assertThat(Transcriptions.line("Ses01F_impro01_F009", new Span(99.5, 112), "Yes."))
        .isEqualTo("Ses01F_impro01_F009 [099.5000-112.0000]: Yes.\n");
  }

  private static Damage damage(String utterance, String reason) {
    return new Damage(utterance, "transcript", reason, false);
  }

  private Path transcribe(String dialog, String... lines) throws IOException {
    Path file = tree.session(dialog).resolve("dialog/transcriptions/" + dialog + ".txt");
    Files.createDirectories(file.getParent());
    return Files.write(file, Stream.of(lines).toList());
  }

  private static Optional<Text> transcript(IemocapDataset corpus, int recording) {
    return Optional.of((Text) source(corpus, recording).stream().get());
  }

  private static StreamSource.InMemory source(IemocapDataset corpus, int recording) {
    Recording found = corpus.recordings().get(recording);
    return (StreamSource.InMemory) found.stream("transcript").orElseThrow();
  }
}
