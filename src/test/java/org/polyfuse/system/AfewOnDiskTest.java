package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.data.FaceDetector;
import org.polyfuse.api.data.FaceDetectorFactory;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.MediaReaderFactory;
import org.polyfuse.system.CommandLine.Outcome;
import org.polyfuse.testkit.contract.DefaultSettings;

/** Films on disk as AFEW lies there: generated, spoiled, trained on, predicted. */
class AfewOnDiskTest {

  @TempDir static Path folder;
  @AutoClose private static Session session;

  @BeforeAll
  static void generate() throws Exception {
    session = new CommandLine(folder).session();
    Outcome outcome =
        session.run(
            "generate",
            "corpus",
            "--layout",
            "afew",
            "sessions=3",
            "perSpeaker=8",
            "minSeconds=0.5",
            "maxSeconds=0.7",
            "spoiledShare=0");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("48 recordings in the layout of afew");
  }

  @Test
  void films_are_trained_on_and_one_is_predicted() throws Exception {
    List<Path> films = films("Train_AFEW");
    Path cut = films.get(0);
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    Files.writeString(films.get(1), "no film");

    Outcome run =
        session.run(
            "run",
            Places.example("afew/audio.yaml").toString(),
            "--runs",
            "runs",
            "dataset.root=corpus",
            "dataset.classes=[Angry, Happy, Neutral, Sad]",
            "cache.maxGiB=0",
            "modalities.audio.encoder.width=0.05",
            "training.epochs=2",
            "training.batch.size=8",
            "evaluation.protocol.validationShare=0.3");

    assertThat(run.code()).as(run.err()).isZero();
    Path done = onlyFolder();
    assertThat(Files.readAllLines(done.resolve("damage.csv")))
        .hasSize(3)
        .anyMatch(row -> row.matches(clip(cut) + ",audio,.*of its sound is lost.*,true"))
        .anyMatch(row -> row.matches(clip(films.get(1)) + ",audio,.*must be a film.*,true"));
    List<String> predictions = Files.readAllLines(done.resolve("predictions.csv"));
    assertThat(predictions).hasSize(1 + films("Val_AFEW").size());
    assertThat(predictions.get(0)).endsWith("Angry,Happy,Neutral,Sad");

    String test = films("Test_AFEW").get(0).toString();
    Outcome whole = session.run("predict", done.toString(), test);
    assertThat(whole.code()).as(whole.err()).isZero();
    Outcome named = session.run("predict", done.toString(), "audio=" + test + "@0.1-0.4", "--json");
    assertThat(named.code()).as(named.err()).isZero();
    assertThat(named.out()).contains("\"posteriors\"", "\"remarks\" : [ ]");

    Outcome broken = session.run("predict", done.toString(), films.get(1).toString());
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).contains("must be a film or sound").doesNotContain("\tat ");
    Outcome lost = session.run("predict", done.toString(), cut.toString());
    assertThat(lost.code()).isEqualTo(2);
    assertThat(lost.err()).contains("of its sound is lost", "At most 5.0 % may be");
  }

  @Test
  void readers_settings_are_checked() throws Exception {
    Outcome wrong =
        session.run(
            "check",
            Places.example("afew/audio.yaml").toString(),
            "dataset.root=corpus",
            "readers=[{type: ffmpeg, maxDamage: 2}]");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("readers[0].maxDamage", "must be from 0 to 1 but was 2");
  }

  @Test
  void the_default_detector_finds_nine_of_ten_drawn_faces() throws IOException {
    MediaReader films = reader("ffmpeg");
    FaceDetector detector = detector("cascade");
    AtomicInteger pictures = new AtomicInteger();
    AtomicInteger faces = new AtomicInteger();
    for (Path film : films("Val_AFEW")) {
      Frames frames = (Frames) films.read(film, Optional.empty(), Frames.class, mended -> {});
      try (FaceDetector.Search search = detector.open()) {
        frames.forEach(
            frame -> {
              if (pictures.incrementAndGet() % 4 == 0) { // a look takes some 50 ms
                faces.addAndGet(search.find(frame.picture()).isEmpty() ? 0 : 1);
              }
            });
      }
    }
    int looks = pictures.get() / 4;
    assertThat(looks).isGreaterThan(30);
    assertThat((double) faces.get() / looks).isGreaterThanOrEqualTo(0.9);
  }

  private static MediaReader reader(String name) {
    return made(MediaReaderFactory.class, name, MediaReaderFactory::create);
  }

  private static FaceDetector detector(String name) {
    return made(FaceDetectorFactory.class, name, FaceDetectorFactory::create);
  }

  /** A part with its default settings. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // default settings are of the factory's own type
  private static <F extends PartFactory, P> P made(
      Class<F> kind, String name, BiFunction<F, Record, P> create) {
    for (F factory : ServiceLoader.load(kind)) {
      if (factory.name().equals(name)) {
        return create.apply(factory, DefaultSettings.of(factory.configType()));
      }
    }
    throw new AssertionError("there is no " + name);
  }

  private static String clip(Path film) {
    return film.getFileName().toString().replace(".avi", "");
  }

  private static List<Path> films(String part) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("corpus").resolve(part))) {
      return files.filter(file -> file.toString().endsWith(".avi")).sorted().toList();
    }
  }

  private static Path onlyFolder() throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve("runs"))) {
      return folders.toList().get(0);
    }
  }
}
