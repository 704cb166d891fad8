package org.polyfuse.runtime.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.TrainingFacts;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.study.ModalitySection;
import org.polyfuse.runtime.study.Study;

/** Replaces what a study leaves to the data by numbers, for one training part. */
final class Resolution {

  private Resolution() {}

  static Study of(Study study, TrainingFacts facts) {
    Map<String, ModalitySection> modalities = new LinkedHashMap<>();
    study.modalities().forEach((name, each) -> modalities.put(name, of(each, facts)));
    return new Study(
        study.name(),
        study.seed(),
        study.task(),
        study.engine(),
        study.dataset(),
        study.readers(),
        modalities,
        of(study.fusion(), facts),
        study.init(),
        study.training(),
        study.evaluation(),
        study.checkpoint(),
        study.cache());
  }

  private static ModalitySection of(ModalitySection section, TrainingFacts facts) {
    return new ModalitySection(
        section.stream(),
        section.frontEnd(),
        section.normalise(),
        section.augment(),
        of(section.encoder(), facts),
        of(section.reduction(), facts),
        of(section.attention(), facts));
  }

  @SuppressWarnings("unchecked") // a Choice holds settings of its factory
  private static <F extends PartFactory<?>> Choice<F> of(Choice<F> choice, TrainingFacts facts) {
    Record resolved = ((PartFactory<Record>) choice.factory()).resolve(choice.config(), facts);
    return new Choice<>(choice.factory(), resolved);
  }

  /** The settings that differ, by path, with their values in the resolved study. */
  static Map<String, String> changes(Study study, Study resolved) {
    Map<String, String> changes = new LinkedHashMap<>();
    compare("", Resolved.of(study).tree(), Resolved.of(resolved).tree(), changes);
    return changes;
  }

  private static void compare(
      String path, Map<?, ?> before, Map<?, ?> after, Map<String, String> changes) {
    after.forEach(
        (key, value) -> {
          Object old = before.get(key);
          if (old instanceof Map<?, ?> oldMap && value instanceof Map<?, ?> newMap) {
            compare(path + key + ".", oldMap, newMap, changes);
          } else if (!value.equals(old)) {
            changes.put(path + key, value.toString());
          }
        });
  }
}
