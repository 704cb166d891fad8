package org.polyfuse.datasets.afew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.datasets.film.FilmConfig;
import org.polyfuse.datasets.film.FilmReaderFactory;
import org.polyfuse.datasets.generated.GeneratedConfig;
import org.polyfuse.datasets.generated.GeneratedFactory;
import org.polyfuse.testkit.contract.DefaultSettings;

/** The generated corpus in AFEW's layout, and trees that somebody has made a mess of. */
class AfewTest {

  private static final List<String> CODES = List.of("ang", "hap", "sad");

  @TempDir static Path corpus;
  @TempDir Path folder;
  private static Dataset generated;

  private static GeneratedConfig small(List<String> classes, int perSpeaker) {
    return DefaultSettings.of(
        GeneratedConfig.class,
        Map.of(
            "classes",
            classes,
            "sessions",
            3,
            "perSpeaker",
            perSpeaker,
            "minSeconds",
            0.5,
            "maxSeconds",
            0.8));
  }

  @BeforeAll
  static void write() {
    generated = new GeneratedFactory().create(small(CODES, 3));
    new AfewLayout().write(generated, corpus);
  }

  private static Dataset open(Path root, String... classes) {
    List<String> names = classes.length == 0 ? AfewClass.folders() : List.of(classes);
    return new AfewFactory().create(new AfewConfig(root, names, 25, Map.of()));
  }

  private static RawStream read(Recording recording, String stream, Class<? extends RawStream> as) {
    StreamSource.InFile file = (StreamSource.InFile) recording.streams().get(stream);
    MediaReader reader = new FilmReaderFactory().create(new FilmConfig(0, 16000));
    List<String> repaired = new ArrayList<>();
    RawStream read = reader.read(file.file(), file.span(), as, repaired::add);
    assertThat(repaired).isEmpty();
    return read;
  }

  @Test
  void what_is_written_is_read_with_its_labels_and_parts() {
    Dataset read = open(corpus, "Angry", "Happy", "Sad");
    assertThat(read.damage()).isEmpty();
    assertThat(read.remarks()).isEmpty();
    assertThat(read.target()).isEqualTo(new Target.Classes(List.of("Angry", "Happy", "Sad")));
    assertThat(tally(read)).isEqualTo(tally(generated));
    assertThat(read.recordings()).hasSize(18);
    assertThat(read.recordings())
        .filteredOn(each -> each.split().equals(Optional.of("test")))
        .hasSize(6)
        .allMatch(each -> each.label().isEmpty());
  }

  /** How many there are of each part and class. */
  private static Map<String, Integer> tally(Dataset dataset) {
    Map<String, Integer> tally = new TreeMap<>();
    for (Recording each : dataset.recordings()) {
      String part = each.split().orElseThrow();
      if (!part.equals("test")) {
        tally.merge(part + ((Label.OfClass) each.label().orElseThrow()).index(), 1, Integer::sum);
      }
    }
    return tally;
  }

  @Test
  void sound_comes_back_and_pictures_last_as_long() {
    Map<String, Recording> clips = new LinkedHashMap<>();
    open(corpus).recordings().forEach(each -> clips.put(each.id().substring(3), each));
    for (int i = 0; i < 18; i++) {
      Recording source = generated.recordings().get(i);
      Recording clip = clips.get(String.format(Locale.ROOT, "%06d", i));
      Waveform voice =
          (Waveform) ((StreamSource.InMemory) source.streams().get("audio")).stream().get();
      Waveform sound = (Waveform) read(clip, "audio", Waveform.class);
      assertThat(sound.samples()).hasSameSizeAs(voice.samples());
      for (int k = 0; k < voice.samples().length; k++) {
        assertThat(sound.samples()[k]).isEqualTo(voice.samples()[k], within(0x1p-15f));
      }
      Frames frames = (Frames) read(clip, "video", Frames.class);
      assertThat(frames.seconds()).isEqualTo(voice.seconds(), within(0.021));
      assertThat(frames.height()).isEqualTo(240);
    }
  }

  @Test
  void faces_move_with_their_markers() {
    Recording clip = open(corpus).recordings().get(0);
    Frames frames = (Frames) read(clip, "video", Frames.class);
    List<byte[]> seen = new ArrayList<>();
    frames.forEach(frame -> seen.add(frame.picture().rgb()));
    assertThat(seen).hasSizeGreaterThan(10);
    int moved = 0;
    for (int i = 0; i < seen.get(0).length; i++) {
      int before = seen.get(0)[i] & 0xff;
      moved += Math.abs(before - (seen.get(seen.size() / 2)[i] & 0xff)) > 25 ? 1 : 0;
    }
    assertThat(moved).as("values that changed much").isGreaterThan(200);
  }

  @Test
  void the_same_corpus_gives_the_same_bytes() throws IOException {
    new AfewLayout().write(generated, folder.resolve("again"));
    for (Recording each : open(corpus).recordings()) {
      Path one = ((StreamSource.InFile) each.streams().get("video")).file();
      assertThat(folder.resolve("again").resolve(corpus.relativize(one)))
          .hasSameBinaryContentAs(one);
    }
  }

  @Test
  void classes_that_afew_has_not_are_refused() {
    Dataset other = new GeneratedFactory().create(small(List.of("exc", "hap"), 1));
    assertThatThrownBy(() -> new AfewLayout().write(other, folder.resolve("x")))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("layout afew: classes must be of [ang, dis, fea,");
  }

  private Path touch(String file) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.write(path, new byte[1]);
  }

  @Test
  void misplaced_files_are_named() throws IOException {
    touch("Train_AFEW/Angry/000000001.avi");
    touch("Train_AFEW/Sad/000000002.avi");
    touch("Train_AFEW/Sad/000000001.avi"); // twice
    touch("Train_AFEW/Sad/notes.txt");
    touch("Train_AFEW/Sad/._000000002.avi"); // of a system: no word
    touch("Train_AFEW/Sad/Thumbs.db");
    touch("Train_AFEW/000000003.avi"); // no class
    touch("Train_AFEW/Bored/000000004.avi");
    touch("Val_AFEW/Happy/000000002.avi"); // of Train
    touch("Val_AFEW/Happy/000000005.avi");
    touch("Test_AFEW/000000006.avi");
    Files.createDirectories(folder.resolve("Train_AFEW/Fear/000000007.avi")); // a folder
    Dataset dataset = open(folder);
    assertThat(dataset.recordings())
        .extracting(Recording::id)
        .containsExactly("000000001", "000000002", "000000005", "000000006");
    assertThat(dataset.damage()).allMatch(each -> each.skipped());
    assertThat(dataset.damage())
        .extracting(each -> each.recording())
        .containsExactly(
            "Train_AFEW/000000003.avi",
            "Train_AFEW/Bored",
            "000000007.avi",
            "000000001",
            "notes.txt",
            "000000002");
    assertThat(dataset.damage().get(3).reason()).contains("lies in", "Angry");
    assertThat(dataset.remarks())
        .hasSize(3)
        .anyMatch(line -> line.contains("[133, 74, 81, 150, 144, 117, 74] in the published"));
  }

  @Test
  void aligned_faces_are_looked_up_by_clip() throws IOException {
    touch("Train_AFEW/Angry/000000001.avi");
    touch("Train_AFEW/Angry/000000002.avi");
    String faces = "Train_AFEW/AlignedFaces_LBPTOP_Points/Faces/";
    for (int frame : new int[] {1, 2, 5, 10}) {
      BufferedImage image = new BufferedImage(16, 12, BufferedImage.TYPE_INT_RGB);
      image.setRGB(3, 4, 0xff0000);
      Path file = touch(faces + String.format(Locale.ROOT, "000000001/%03d.png", frame));
      ImageIO.write(image, "png", file.toFile());
    }
    touch(faces + "000000009/001.jpg");
    touch(faces + "000000001/99999999999.png"); // no film has so many frames
    Dataset dataset = open(folder);
    assertThat(dataset.damage())
        .anyMatch(each -> each.recording().equals("000000002") && !each.skipped())
        .anyMatch(each -> each.recording().equals("000000009") && each.skipped())
        .hasSize(2);
    Recording first = dataset.recordings().get(0);
    Frames frames = (Frames) ((StreamSource.InMemory) first.streams().get("faces")).stream().get();
    List<Double> times = new ArrayList<>();
    frames.forEach(
        frame -> {
          times.add(frame.time());
          assertThat(frame.picture().at(4, 3, 0)).isEqualTo(255);
        });
    assertThat(times).containsExactly(0.0, 0.04, 0.16, 0.36);
    assertThat(frames.seconds()).isEqualTo(0.4, within(1e-9));
    touch(faces + "000000001/001.png"); // no picture any more
    assertThatThrownBy(() -> ((StreamSource.InMemory) first.streams().get("faces")).stream().get())
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining("001.png");
  }

  @Test
  void feature_files_are_found_by_the_clips_name() throws IOException {
    touch("Train_AFEW/Angry/000000001.avi");
    touch("Train_AFEW/Angry/000000002.avi");
    Path file = touch("features/Train/000000001.npy");
    Dataset dataset =
        new AfewFactory()
            .create(
                new AfewConfig(
                    folder, AfewClass.folders(), 25, Map.of("frames", folder.resolve("features"))));
    assertThat(dataset.recordings().get(0).streams().get("frames"))
        .isEqualTo(StreamSource.of(file));
    assertThat(dataset.recordings().get(1).streams()).containsOnlyKeys("audio", "video");
    assertThatThrownBy(() -> new AfewConfig(folder, CODES, 25, Map.of()))
        .hasMessageStartingWith("classes:");
    assertThatThrownBy(
            () -> new AfewConfig(folder, AfewClass.folders(), 25, Map.of("video", folder)))
        .hasMessageStartingWith("features:");
  }

  @Test
  void a_folder_that_is_no_afew_is_refused() throws IOException {
    assertThatThrownBy(() -> open(folder.resolve("missing")))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("dataset.root: must hold Train_AFEW or Val_AFEW");
    touch("Train_AFEW/Angry/readme.txt");
    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("clips named like 000046280.avi must lie in folders of classes");
  }

  /** A marker that is lost is drawn where it rests. */
  @Test
  void a_face_without_markers_is_at_rest() {
    Recording source = generated.recordings().get(0);
    Series markers =
        (Series) ((StreamSource.InMemory) source.streams().get("markers")).stream().get();
    var painter =
        new org.polyfuse.datasets.generated.FacePainter(
            240, 320, org.polyfuse.datasets.generated.FacePainter.View.HEAD, "somebody");
    float[] lost = new float[markers.values().length];
    assertThat(painter.paint(lost, 0).rgb()).isEqualTo(painter.paint(lost, 5).rgb());
    assertThat(painter.paint(lost, 0).rgb()).isNotEqualTo(painter.paint(markers.values(), 0).rgb());
  }
}
