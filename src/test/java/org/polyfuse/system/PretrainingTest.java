package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.api.data.Features;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.corpus.Corpus;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.WeightsFile;
import org.polyfuse.system.CommandLine.Outcome;

/** A frame encoder learns from FER2013's pictures and goes on in a system on AFEW's films. */
class PretrainingTest {

  private static final String FACES = "fer2013/pretrain.yaml";
  private static final String FILMS = "afew/frames/am-fbp.yaml";
  private static final String ENCODER = "modalities.face.encoder.";
  private static final List<String> TINY =
      List.of(
          "modalities.face.encoder.width=0.05",
          "modalities.face.frontEnd.size=32",
          "training.epochs=1",
          "cache.maxGiB=0");

  private static final int SIDE = 48;

  @TempDir static Path folder;
  @AutoClose private static Session session;

  @BeforeAll
  static void pretrain() throws Exception {
    session = new CommandLine(folder).session();
    generate("faces", "fer2013", "seed=2");
    generate("films", "afew", "seed=1");
    Outcome outcome =
        run(FACES, "dataset.root=faces", "dataset.classes=[angry, happy, sad, neutral]");
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  private static void generate(String name, String layout, String seed) throws Exception {
    Outcome outcome =
        session.run(
            "generate",
            name,
            "--layout",
            layout,
            seed,
            "sessions=3",
            "perSpeaker=4",
            "minSeconds=0.5",
            "maxSeconds=0.7",
            "spoiledShare=0");
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  private static Outcome run(String config, String... settings) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", Places.example(config).toString()));
    arguments.addAll(TINY);
    arguments.addAll(List.of(settings));
    return session.run(arguments.toArray(String[]::new));
  }

  private static Outcome runOnFilms(String name, String... settings) throws Exception {
    List<String> own =
        new ArrayList<>(
            List.of(
                "name=" + name,
                "dataset.root=films",
                "dataset.classes=[Angry, Happy, Neutral, Sad]",
                "modalities.audio.encoder.width=0.05",
                "evaluation.final=false",
                "evaluation.protocol.validationShare=0.3"));
    own.addAll(List.of(settings));
    return run(FILMS, own.toArray(String[]::new));
  }

  @Test
  void a_frozen_encoder_is_the_pre_trained_one_to_the_bit() throws Exception {
    Outcome outcome = runOnFilms("frozen");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    Map<String, HostTensor> learnt = encoder("fr-net-b");
    Map<String, HostTensor> here = encoder("frozen");
    assertThat(here).containsOnlyKeys(learnt.keySet()).hasSizeGreaterThan(50);
    learnt.forEach(
        (name, tensor) -> assertThat(here.get(name).values()).isEqualTo(tensor.values()));
  }

  @Test
  void an_encoder_that_is_not_frozen_learns_on() throws Exception {
    Outcome outcome =
        runOnFilms(
            "tuned",
            "init=[{from: fr-net-b, part: modalities.face.encoder}]",
            "modalities.face.augment=[{type: mirror}, {type: crop}, {type: noise}, {type: drop-frames}]");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    Map<String, HostTensor> learnt = encoder("fr-net-b");
    Map<String, HostTensor> here = encoder("tuned");
    assertThat(here).containsOnlyKeys(learnt.keySet());
    String last = ENCODER + "fc.weight";
    assertThat(distance(here.get(last), learnt.get(last))).isBetween(1e-4, 0.1); // a step or two
  }

  @Test
  void pictures_of_another_size_than_it_has_learnt_are_refused() throws Exception {
    Outcome size = runOnFilms("larger", "modalities.face.frontEnd.size=40");
    assertThat(size.code()).isEqualTo(2);
    assertThat(size.messages())
        .last()
        .asString()
        .contains("modalities.face.frontEnd: must give steps of shape (1, 32, 32)")
        .contains("but gives (1, 40, 40). Set it as in that run.");
  }

  @Test
  void a_face_of_the_films_lies_in_its_picture_as_the_others_do() {
    double[] pictures = meanFace(FACES, "faces", List.of());
    double[] cut = meanFace(FILMS, "films", List.of());
    double[] wide = meanFace(FILMS, "films", List.of("modalities.face.frontEnd.margin=0.6"));

    assertThat(correlation(pictures, cut)).isGreaterThan(0.95);
    assertThat(correlation(pictures, wide)).isLessThan(0.8);
  }

  @Test
  void the_table_of_systems_on_films_can_be_run() throws Exception {
    Outcome outcome =
        session.run(
            "ablate",
            Places.example("tables/afew-frames.yaml").toString(),
            "--dry-run",
            "dataset.root=films",
            "systems.Audio=null", // has no encoder of pictures to be narrowed
            TINY.get(0),
            TINY.get(1));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out() + outcome.err()).contains("18 of 18 runs to do");
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Places.example("afew/frames"))) {
      return files.filter(file -> !file.endsWith("base.yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_system_on_films_has_the_encoder_that_was_pre_trained(Path config) {
    boolean small = config.getFileName().toString().startsWith("small");
    Path pretraining = Places.example(small ? "fer2013/small.yaml" : FACES);
    Study faces = study(pretraining, List.of("dataset.root=" + folder.resolve("faces")));
    Study films = study(config, List.of("dataset.root=" + folder.resolve("films")));

    assertThat(films.modalities().get("face").encoder().config())
        .isEqualTo(faces.modalities().get("face").encoder().config());
    assertThat(films.init())
        .singleElement()
        .satisfies(
            init -> {
              assertThat(init.from()).isEqualTo(faces.name());
              assertThat(init.part()).isEqualTo("modalities.face.encoder");
              assertThat(init.freeze()).isTrue();
            });
    assertThat(stepOfFace(films)).isEqualTo(stepOfFace(faces));
  }

  private static String stepOfFace(Study study) {
    try (FeaturePlan features = FeaturePlan.of(study)) {
      return features.modalities().stream()
          .filter(plan -> plan.name().equals("face"))
          .map(plan -> plan.frontEnd().shape().orElseThrow().step().toString())
          .findFirst()
          .orElseThrow();
    }
  }

  private static Study study(Path config, List<String> settings) {
    return new ConfigLoader(Plugins.onClassPath()).load(config, settings, Study.class).value();
  }

  /** The mean over all pictures of a corpus, as the example's front-end gives them. */
  private static double[] meanFace(String config, String corpus, List<String> settings) {
    List<String> all = new ArrayList<>(settings);
    all.add("dataset.root=" + folder.resolve(corpus));
    all.add("cache.maxGiB=0");
    all.add("modalities.face.frontEnd.size=" + SIDE);
    Study study = study(Places.example(config), all);
    CorpusSource source =
        new CorpusSource(Plugins.onClassPath(), new ConfigLoader(Plugins.onClassPath()));
    double[] mean = new double[SIDE * SIDE];
    try (FeaturePlan plan = FeaturePlan.of(study)) {
      Corpus loaded = source.load(study, dataset(study), plan, (done, of) -> {});
      for (Example example : loaded.examples()) {
        Features features = example.features().get("face").get();
        for (int i = 0; i < features.values().length; i++) {
          mean[i % mean.length] += features.values()[i];
        }
      }
    }
    return mean;
  }

  private static Dataset dataset(Study study) {
    return DatasetFactory.make(study.dataset().source());
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double both = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - meanA) * (b[i] - meanB);
      squaresA += (a[i] - meanA) * (a[i] - meanA);
      squaresB += (b[i] - meanB) * (b[i] - meanB);
    }
    return both / Math.sqrt(squaresA * squaresB);
  }

  private static double mean(double[] values) {
    return java.util.Arrays.stream(values).average().orElseThrow();
  }

  private static Map<String, HostTensor> encoder(String run) throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      Path found =
          runs.filter(each -> each.getFileName().toString().matches(run + "-[0-9a-f]{8}"))
              .findFirst()
              .orElseThrow();
      Map<String, HostTensor> weights =
          new LinkedHashMap<>(WeightsFile.read(found.resolve("fold-1/weights.safetensors")));
      weights.keySet().removeIf(name -> !name.startsWith(ENCODER));
      return weights;
    }
  }

  /** The largest difference of two weights. */
  private static double distance(HostTensor a, HostTensor b) {
    double largest = 0;
    for (int i = 0; i < a.values().length; i++) {
      largest = Math.max(largest, Math.abs(a.values()[i] - b.values()[i]));
    }
    return largest;
  }
}
