package org.polyfuse.runtime.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.polyfuse.api.Choice;
import org.polyfuse.api.Setting;
import org.polyfuse.api.data.MediaReaderFactory;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.runtime.config.ChosenPart;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.plugins.Suggestion;

/** One config file: a whole study. */
public record Study(
    @Setting(value = "The name of the run; letters, digits, dots and dashes.", defaultsTo = "run")
        String name,
    @Setting(value = "The seed of everything random.", defaultsTo = "1") long seed,
    @Setting(value = "What is predicted.", defaultsTo = "{type: classification}") TaskSection task,
    @Setting(value = "What computes.", defaultsTo = "{}") EngineSection engine,
    @Setting("The corpus.") DatasetSection dataset,
    @Setting(
            value =
                "Settings of media readers, such as [{type: ffmpeg, maxDamage: 0.1}]; others have"
                    + " their defaults.",
            defaultsTo = "[]")
        List<Choice<MediaReaderFactory<?>>> readers,
    @Setting("The modalities by name, one or more, in the order in which a fusion sees them.")
        Map<String, ModalitySection> modalities,
    @Setting(value = "How modalities are combined.", defaultsTo = "none")
        Choice<FusionFactory<?>> fusion,
    @Setting(value = "Weights taken over from other runs.", defaultsTo = "[]")
        List<InitSection> init,
    @Setting(value = "How the system is trained.", defaultsTo = "{}") TrainingSection training,
    @Setting(value = "How the system is evaluated.", defaultsTo = "{}")
        EvaluationSection evaluation,
    @Setting(value = "How often an unfinished run is saved.", defaultsTo = "{}")
        CheckpointSection checkpoint,
    @Setting(value = "Where computed features are kept.", defaultsTo = "{}") CacheSection cache) {

  /**
   * Every part by its path in the config, those in the settings of others included, an outer one
   * before them.
   */
  public List<ChosenPart> parts() {
    return ChosenPart.in(this);
  }

  /**
   * What its parts say of settings that are allowed but may surprise: one line each, {@code path:
   * ...}; none if there is nothing to say.
   */
  public List<String> remarks() {
    return parts().stream().flatMap(part -> part.remarks().stream()).toList();
  }

  /** The same with weights taken over from elsewhere. */
  public Study withInit(List<InitSection> other) {
    return new Study(
        name,
        seed,
        task,
        engine,
        dataset,
        readers,
        modalities,
        fusion,
        other,
        training,
        evaluation,
        checkpoint,
        cache);
  }

  private static final int MOST_MODALITIES = 100;
  private static final int LONGEST_NAME = 100;

  /** Checks names. */
  public Study {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]*") || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "name: must be letters, digits, dots and dashes, up to %d, but was %s",
              LONGEST_NAME,
              Shown.quoted(name)));
    }
    if (modalities.isEmpty()) {
      throw new IllegalArgumentException("modalities: one or more are needed but there are none");
    }
    if (modalities.size() > MOST_MODALITIES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "modalities: must be at most %d but are %d",
              MOST_MODALITIES,
              modalities.size()));
    }
    Set<String> configured = new HashSet<>();
    for (Choice<MediaReaderFactory<?>> reader : readers) {
      if (!configured.add(reader.factory().name())) {
        throw new IllegalArgumentException(
            "readers: each may be given once but was twice: " + reader.factory().name());
      }
    }
    for (String modality : modalities.keySet()) {
      if (!modality.matches("[A-Za-z0-9-]+") || modality.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "modalities: a name must be letters, digits and dashes but was %s",
                Shown.quoted(modality)));
      }
    }
    List<String> metrics = new ArrayList<>(TrainingSection.Select.NAMES);
    evaluation.further().forEach(metric -> metrics.add(metric.name()));
    if (!metrics.contains(training.select().metric())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "training: select.metric must be a metric of the study but was '%s'%s Known: %s; list"
                  + " others in evaluation.metrics",
              training.select().metric(),
              Suggestion.instead(training.select().metric(), metrics),
              String.join(", ", metrics)));
    }
    for (String modality : training.modalityDropout().of().keySet()) {
      if (!modalities.containsKey(modality)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "training: modalityDropout.of must name modalities but was '%s'%s Known: %s",
                modality,
                Suggestion.instead(modality, modalities.keySet()),
                String.join(", ", modalities.keySet())));
      }
    }
  }
}
