package org.polyfuse.runtime.run;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.Choice;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.data.FileContents;
import org.polyfuse.runtime.plugins.PluginInfo;

/**
 * Names what a part computes for the feature cache: its settings, the code of its plugin and of
 * every part chosen in it, and the content of every file that a setting names, such as a detector's
 * weights.
 */
final class PartKey {

  private final StringBuilder key = new StringBuilder();
  private final StringBuilder withoutCode = new StringBuilder();

  private PartKey() {}

  static PartKey of(Choice<?> part) {
    PartKey built = new PartKey();
    built.add(part.factory().name() + Resolved.of(part.config()).json());
    built.addChoice(part);
    return built;
  }

  /** All of it. */
  String full() {
    return key.toString();
  }

  /** What is computed, whichever version of a plugin computes it. */
  String withoutCode() {
    return withoutCode.toString();
  }

  private void add(String text) {
    key.append(text);
    withoutCode.append(text);
  }

  private void addChoice(Choice<?> choice) {
    key.append(CodeHash.of(PluginInfo.sourceOf(choice.factory().getClass())));
    addRecord(choice.config());
  }

  private void addRecord(Record settings) {
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        addValue(component.getAccessor().invoke(settings));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("settings can be read", e);
      }
    }
  }

  private void addValue(@Nullable Object value) {
    if (value instanceof Path file) {
      add(Files.exists(file) ? FileContents.hash(file) : "missing");
    } else if (value instanceof Choice<?> choice) {
      addChoice(choice);
    } else if (value instanceof Record settings) {
      addRecord(settings);
    } else if (value instanceof Optional<?> maybe) {
      maybe.ifPresent(this::addValue);
    } else if (value instanceof Collection<?> several) {
      several.forEach(this::addValue);
    } else if (value instanceof Map<?, ?> named) {
      named.values().forEach(this::addValue);
    }
  }
}
