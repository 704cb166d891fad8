package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.run.CorpusSource;
import org.polyfuse.runtime.run.RunFinder;
import org.polyfuse.runtime.run.SystemPlanner;
import org.polyfuse.runtime.study.Study;

/**
 * Each number that a config can set is set to what nobody means. It is refused by its name, or the
 * system can be planned; either way soon and in little memory.
 */
class EveryNumberTest {

  private static final Duration SOON = Duration.ofSeconds(20); // on a busy machine
  private static final long LITTLE = 256L << 20; // bytes of what is refused

  /** Bytes of what is planned: its weights, which fit, are drawn and then copied. */
  private static final long ALL = 3 * Runtime.getRuntime().maxMemory();

  /** Towers, one of which takes each part's features or gives features that it takes. */
  private static final List<String> TOWERS =
      List.of(
          "{stream: audio, frontEnd: spectrogram, encoder: {type: fcn-lrn, width: 0.02}}",
          "{stream: markers, frontEnd: markers, encoder: {type: fcn-lrn, width: 0.02}}",
          "{stream: transcript, frontEnd: hashed-ngrams, encoder: ngram-embedding}",
          "{stream: markers, frontEnd: {type: face-frames, size: 48, detector: none},"
              + " encoder: {type: fr-net-b, width: 0.02}}");

  private static final SystemPlanner PLANNER =
      new SystemPlanner(
          new CorpusSource(SmallConfigs.PLUGINS, SmallConfigs.LOADER), Engines.onClassPath());
  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir static Path folder;

  /**
   * Where a part stands in a config.
   *
   * @param name for people
   * @param config its record of settings
   * @param base settings with which it can be planned, if there are such
   * @param form an override with a gap for its settings
   */
  record Place(String name, Class<?> config, List<String> base, String form) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Place> places() {
    List<Place> places = new ArrayList<>();
    places.add(new Place("study", Study.class, List.of(), "%s"));
    for (PluginKind kind : PluginKind.values()) {
      if (kind != PluginKind.LAYOUT) {
        for (String name : SmallConfigs.PLUGINS.names(kind)) {
          Class<?> config = SmallConfigs.PLUGINS.find(kind, name).configType();
          places.add(new Place(kind + " " + name, config, List.of(), form(kind, name)));
        }
      }
    }
    return places.stream().filter(place -> !NumberSetting.of(place.config()).isEmpty());
  }

  private static String form(PluginKind kind, String name) {
    String part = "{type: " + name + ", %s}";
    return switch (kind) {
      case DATASET -> "dataset=" + part;
      case MEDIA_READER -> "readers=[" + part + "]";
      case FRONT_END -> "modalities.audio.frontEnd=" + part;
      case FACE_DETECTOR -> "modalities.audio.frontEnd={type: face-frames, detector: " + part + "}";
      case ENCODER -> "modalities.audio.encoder=" + part;
      case REDUCTION -> "modalities.audio.reduction=" + part;
      case ATTENTION -> "modalities.audio.attention=" + part;
      case AUGMENTATION -> "modalities.audio.augment=[" + part + "]";
      case FUSION -> "fusion=" + part;
      case LOSS -> "task.loss=" + part;
      case METRIC -> "evaluation.metrics=[" + part + "]";
      case OPTIMIZER -> "training.optimizer=" + part;
      case SCHEDULE -> "training.schedule=" + part;
      case PROTOCOL -> "evaluation.protocol=" + part;
      case LAYOUT -> throw new IllegalArgumentException(name + ": is no part of a config");
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void an_extreme_is_refused_by_its_name_or_can_be_planned(Place place) {
    Optional<List<String>> base = base(place);
    List<String> faults = new ArrayList<>();
    for (NumberSetting number : NumberSetting.of(place.config())) {
      for (String value : number.extremes()) {
        fault(place, base, number, value).ifPresent(faults::add);
      }
    }
    assertThat(faults).isEmpty();
  }

  /** Settings with which a part goes into a plan; none for what needs files. */
  private static Optional<List<String>> base(Place place) {
    String part = place.form().replace(", %s", "").replace("%s", "seed: 1");
    for (String tower : TOWERS) {
      for (String encoder : List.of("", "modalities.audio.encoder=identity")) {
        List<String> settings = new ArrayList<>(List.of("modalities.audio=" + tower));
        if (!encoder.isEmpty()) {
          settings.add(encoder);
        }
        List<String> all = new ArrayList<>(settings);
        all.add(override(part));
        if (planned(all).isEmpty()) {
          return Optional.of(settings);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fault(
      Place place, Optional<List<String>> base, NumberSetting number, String value) {
    List<String> settings =
        new ArrayList<>(base.orElse(List.of("modalities.audio=" + TOWERS.get(0))));
    settings.add(override(place.form().replace("%s", number.with(value))));
    Instant start = Instant.now();
    long before = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId());
    Optional<String> told = planned(settings);
    long taken = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    Duration time = Duration.between(start, Instant.now());
    boolean named = told.isEmpty() || base.isEmpty() || told.get().contains(number.name());
    return named && taken < (told.isEmpty() ? ALL : LITTLE) && time.compareTo(SOON) < 0
        ? Optional.empty()
        : Optional.of(
            String.format(Locale.ROOT, "%s: %s, %d MB, %s", settings, told, taken >> 20, time));
  }

  /** {@code key: value} at the top is {@code key=value} in a list of overrides. */
  private static String override(String form) {
    return form.indexOf('=') >= 0 ? form : form.replaceFirst(": ", "=");
  }

  /** Empty if it can be planned, else the message. */
  private static Optional<String> planned(List<String> settings) {
    try {
      Study study =
          SmallConfigs.LOADER.load(Places.config("numbers.yaml"), settings, Study.class).value();
      PLANNER.plan(study, new RunFinder(folder));
      return Optional.empty();
    } catch (PolyfuseException e) {
      return Optional.of(e.getMessage());
    }
  }
}
