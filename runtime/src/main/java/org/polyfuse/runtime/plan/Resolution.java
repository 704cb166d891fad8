package org.polyfuse.runtime.plan;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.polyfuse.api.Choice;
import org.polyfuse.api.TrainingFacts;
import org.polyfuse.runtime.config.ChosenPart;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.study.Study;

/** Replaces what a study leaves to the data by numbers, for one training part. */
public final class Resolution {

  /** These make the data, before there is a training part to know of. */
  private static final Set<PluginKind> BEFORE_TRAINING =
      EnumSet.of(
          PluginKind.DATASET, PluginKind.MEDIA_READER, PluginKind.FRONT_END, PluginKind.PROTOCOL);

  private Resolution() {}

  /** The study with every part resolved. */
  public static Study of(Study study, TrainingFacts facts) {
    return ChosenPart.replaced(
        Study.class,
        study,
        part ->
            BEFORE_TRAINING.contains(part.outermost().kind())
                ? part.choice()
                : part.choice().resolve(facts));
  }

  /** One part, with those in its settings. */
  static Choice<?> of(Choice<?> choice, TrainingFacts facts) {
    return ChosenPart.replaced(choice, part -> part.choice().resolve(facts));
  }

  /** The settings that differ, by path, with their values in the resolved study. */
  public static Map<String, String> changes(Study study, Study resolved) {
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
