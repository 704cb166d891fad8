package org.polyfuse.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.config.layer.Layer;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.study.ModalitySection.Normalise;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.study.TrainingSection.Metric;

class StudyBuilderTest {

  private static final Toolkit TOOLKIT = Toolkit.onClassPath();

  private static final String SAME =
      """
      name: same
      seed: 7
      engine: {name: PyTorch, device: [cpu, cpu]}
      dataset: {type: generated, level: features, perSpeaker: 8}
      modalities:
        face:
          stream: markers
          frontEnd: {type: features}
          normalise: corpus
          augment: [{type: noise, snr: 10}, time-mask]
          encoder: identity
          reduction: {type: none}
          attention: {type: self, lambda: 0.5}
        audio: {frontEnd: features}
      fusion: {type: am-fbp, k: 2, segments: 3, dropout: 0.25}
      training:
        epochs: 3
        batch: {size: 8, lengthGrid: 16}
        optimizer: {type: adam, learningRate: 1e-4}
        schedule: {type: halve, after: 2}
        select: {metric: macro-f1}
      evaluation:
        protocol: {type: k-fold, by: session}
      cache: {maxGiB: 0}
      """;

  private static StudyBuilder same() {
    return TOOLKIT
        .study("same")
        .seed(7)
        .engine("PyTorch")
        .device("cpu", "cpu")
        .dataset("generated", Map.of("level", "features", "perSpeaker", 8))
        .modality(
            "face",
            m ->
                m.stream("markers")
                    .frontEnd("features")
                    .normalise(Normalise.CORPUS)
                    .augment("noise", Map.of("snr", 10))
                    .augment("time-mask", Map.of())
                    .encoder("identity")
                    .reduction("none", Map.of())
                    .attention("self", Map.of("lambda", 0.5f)))
        .modality("audio", m -> m.frontEnd("features"))
        .fusion("am-fbp", Map.of("k", 2, "segments", 3, "dropout", 0.25))
        .epochs(3)
        .batchSize(8)
        .set("training.batch.lengthGrid", 16)
        .optimizer("adam", Map.of("learningRate", 1e-4))
        .schedule("halve", Map.of("after", 2))
        .select(Metric.MACRO_F1)
        .protocol("k-fold", Map.of("by", "session"))
        .noCache();
  }

  @Test
  void code_and_text_make_the_same_study() {
    Study text =
        new ConfigLoader(TOOLKIT.plugins())
            .load(Layer.embedded("text", SAME), List.of(), Study.class)
            .value();
    assertThat(Resolved.of(same().build()).json()).isEqualTo(Resolved.of(text).json());
  }

  @Test
  void all_mistakes_are_told_at_once_with_the_paths_of_a_file() {
    StudyBuilder wrong =
        same()
            .fusion("am-fbp", Map.of("segmnts", 3))
            .epochs(0)
            .set("training.batch.size", List.of(1))
            .set("seed", new Object())
            .modality("audio", m -> m.frontEnd("feature").set("depth", 2));
    assertThatThrownBy(wrong::build)
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("fusion.segmnts: unknown setting; did you mean 'segments'? Known:")
        .hasMessageContaining("training.epochs: must be 1 or more but was 0.")
        .hasMessageContaining("training.batch.size: must be a whole number but was a list.")
        .hasMessageContaining("seed: must be text, a number, true or false")
        .hasMessageContaining("but was a java.lang.Object")
        .hasMessageContaining("modalities.audio.frontEnd: no plugin named 'feature'; did you mean")
        .hasMessageContaining("modalities.audio.depth: unknown setting");
  }

  @Test
  void what_is_called_later_replaces_what_was_called_before() {
    Study study = same().fusion("concat").dataset("generated", Map.of()).build();
    assertThat(study.fusion().factory().name()).isEqualTo("concat");

    Study own = same().dataset(Voices.dataset(1, 4)).build();
    assertThat(own.dataset().source().factory().name()).isEqualTo("in-memory");
    assertThat(same().dataset(Voices.dataset(1, 4)).dataset("generated", Map.of()).build())
        .extracting(built -> built.dataset().source().factory().name())
        .isEqualTo("generated");
  }

  @Test
  void settings_of_the_dataset_section_stand_beside_recordings_in_memory() {
    Study study = same().dataset(Voices.dataset(1, 4)).set("dataset.onDamage", "fail").build();
    assertThat(study.dataset().onDamage()).hasToString("FAIL");
  }

  @Test
  void a_dataset_is_needed() {
    assertThatThrownBy(() -> TOOLKIT.study("x").modality("a", m -> m.frontEnd("features")).build())
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith("dataset: must be given but is missing.");
  }

  /** A fusion that a program brings itself. */
  static final class Own implements FusionFactory<Own.Settings> {
    @Summary("Own.")
    record Settings(@Setting(value = "Any.", defaultsTo = "1") int depth) {}

    @Override
    public String name() {
      return "own";
    }

    @Override
    public Class<Settings> configType() {
      return Settings.class;
    }

    @Override
    public Fusion create(Settings config, List<ModalityShape> inputs, Target target) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void a_part_is_chosen_by_its_factory_where_the_toolkit_knows_it() {
    Toolkit knowing = Toolkit.with(new Own());
    Study study =
        knowing
            .study("own")
            .dataset("generated", Map.of())
            .modality("audio", m -> m.frontEnd("features"))
            .fusion(new Own(), new Own.Settings(5))
            .build();
    assertThat(study.fusion().config()).isEqualTo(new Own.Settings(5));

    assertThatThrownBy(() -> same().fusion(new Own(), new Own.Settings(5)))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("fusion: the toolkit must know 'own'")
        .hasMessageEndingWith("Make it with Toolkit.with(factory).");
  }

  @Test
  void a_name_is_given_to_one_part_only() {
    assertThatThrownBy(() -> Toolkit.with(new Own(), new Own()))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("fusion: two plugins are named 'own'");
    assertThat(Plugins.onClassPath().with(new Own()).describe("own")).hasSize(1);
  }
}
