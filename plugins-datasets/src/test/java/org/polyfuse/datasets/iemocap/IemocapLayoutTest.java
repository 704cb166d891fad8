package org.polyfuse.datasets.iemocap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.datasets.generated.GeneratedConfig;
import org.polyfuse.datasets.generated.GeneratedFactory;
import org.polyfuse.datasets.generated.Settings;
import org.polyfuse.datasets.media.MocapConfig;
import org.polyfuse.datasets.media.MocapReaderFactory;
import org.polyfuse.datasets.media.WavConfig;
import org.polyfuse.datasets.media.WavReaderFactory;

class IemocapLayoutTest {

  private static final Map<String, Object> SMALL =
      Map.of("sessions", 3, "perSpeaker", 10, "minSeconds", 0.5, "maxSeconds", 0.9);

  @TempDir Path folder;
  private final IemocapLayout layout = new IemocapLayout();

  @Test
  void what_is_written_reads_back_with_its_labels_groups_and_streams() {
    Dataset made = generated(SMALL);
    Path root = folder.resolve("corpus");
    layout.write(made, root);
    IemocapDataset read = new HandMadeTree(root).list();
    assertThat(read.damage()).isEmpty();
    assertThat(read.target()).isEqualTo(made.target());
    assertThat(read.recordings()).hasSameSizeAs(made.recordings());
    for (int i = 0; i < made.recordings().size(); i++) {
      Recording before = made.recordings().get(i);
      Recording after = read.recordings().get(i);
      assertThat(after.id()).isEqualTo(before.id());
      assertThat(after.label()).isEqualTo(before.label());
      assertThat(after.groups()).isEqualTo(before.groups());
      assertSame((Waveform) stream(before, "audio"), (Waveform) stream(after, "audio"));
      assertSame((Series) stream(before, "markers"), (Series) stream(after, "markers"));
      assertSame((Text) stream(before, "transcript"), (Text) stream(after, "transcript"));
    }
  }

  @Test
  void words_stand_in_lines_as_the_corpus_has_them() throws IOException {
    Path root = folder.resolve("corpus");
    layout.write(generated(SMALL), root);
    List<String> lines =
        Files.readAllLines(root.resolve("Session1/dialog/transcriptions/Ses01F_impro01.txt"));
    assertThat(lines)
        .hasSize(8)
        .allMatch(
            line ->
                line.matches(
                    "Ses01F_impro01_F00\\d \\[\\d{3}\\.\\d{4}-\\d{3}\\.\\d{4}\\]: [A-Z].*\\."));
    assertThat(lines.get(0)).startsWith("Ses01F_impro01_F000 [000.2000-");
  }

  @Test
  void lost_markers_are_nan_in_the_file() throws IOException {
    Path root = folder.resolve("corpus");
    Map<String, Object> spoiled =
        Map.of(
            "sessions",
            3,
            "perSpeaker",
            1,
            "maxSeconds",
            0.5,
            "minSeconds",
            0.5,
            "spoiledShare",
            0.9,
            "lostShare",
            1.0);
    layout.write(generated(spoiled), root);
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> lost =
          files
              .filter(p -> p.toString().contains("MOCAP_rotated") && Files.isRegularFile(p))
              .filter(IemocapLayoutTest::holdsNan)
              .toList();
      assertThat(lost).isNotEmpty();
    }
  }

  @Test
  void a_folder_with_anything_else_in_it_is_refused_and_left_alone() throws IOException {
    Path precious = folder.resolve("corpus/Session1/precious.txt");
    HandMadeTree.touch(precious);
    assertThatThrownBy(() -> layout.write(generated(SMALL), folder.resolve("corpus")))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContainingAll("corpus", "something else");
    assertThat(precious).exists();
    Path file = folder.resolve("file");
    Files.writeString(file, "");
    assertThatThrownBy(() -> layout.write(generated(SMALL), file))
        .isInstanceOf(PolyfuseException.class);
  }

  @Test
  void an_empty_folder_is_filled_and_a_generated_corpus_replaced() throws IOException {
    Path root = Files.createDirectories(folder.resolve("corpus"));
    layout.write(generated(SMALL), root);
    Files.delete(root.resolve("Session3/dialog/EmoEvaluation/Ses03F_impro01.txt"));
    layout.write(generated(SMALL), root);
    assertThat(new HandMadeTree(root).list().recordings()).hasSize(60);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(root);
    }
  }

  @Test
  void step_vectors_have_no_place_in_it_and_nothing_is_left_of_the_attempt() {
    Map<String, Object> features = Map.of("level", GeneratedConfig.Level.FEATURES);
    Path root = folder.resolve("corpus");
    assertThatThrownBy(() -> layout.write(generated(features), root))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContainingAll("audio", "Waveform", "dataset.level=signal");
    assertThat(folder).isEmptyDirectory();
  }

  private static Dataset generated(Map<String, Object> changes) {
    return new GeneratedFactory().create(Settings.with(changes));
  }

  private static void assertSame(Waveform before, Waveform after) {
    assertThat(after.rate()).isEqualTo(before.rate());
    assertThat(after.samples()).hasSameSizeAs(before.samples());
    assertClose(before.samples(), after.samples(), 0x1p-16);
  }

  private static void assertSame(Series before, Series after) {
    assertThat(after.rate()).isEqualTo(before.rate());
    assertThat(after.step()).isEqualTo(before.step());
    assertThat(after.values()).hasSameSizeAs(before.values());
    assertClose(before.values(), after.values(), 0.000511);
  }

  private static void assertSame(Text before, Text after) {
    assertThat(after.content()).isEqualTo(before.content());
    assertThat(after.seconds()).isCloseTo(before.seconds(), within(0.01));
  }

  private static void assertClose(float[] before, float[] after, double tolerance) {
    double worst = 0;
    for (int i = 0; i < before.length; i++) {
      worst = Math.max(worst, Math.abs(before[i] - after[i]));
    }
    assertThat(worst).isCloseTo(0, within(tolerance));
  }

  private static RawStream stream(Recording recording, String name) {
    StreamSource source = recording.stream(name).orElseThrow();
    if (source instanceof StreamSource.InFile in) {
      MediaReader reader =
          in.reader().equals(Optional.of("wav"))
              ? new WavReaderFactory().create(new WavConfig(0.05))
              : new MocapReaderFactory().create(new MocapConfig());
      return reader.read(in.file(), in.span(), line -> {});
    }
    return ((StreamSource.InMemory) source).stream().get();
  }

  private static boolean holdsNan(Path file) {
    try {
      return Files.readString(file).contains(" NaN NaN NaN");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
