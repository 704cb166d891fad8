package org.polyfuse.runtime.run;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.Choice;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.data.FileContents;
import org.polyfuse.runtime.plugins.PluginInfo;

/**
 * Names a front-end for the feature cache: its settings, the code of its plugin and of every part
 * chosen in it, and the content of every file that a setting names, such as a detector's weights.
 */
final class FrontEndKey {

  private final StringBuilder key = new StringBuilder();

  private FrontEndKey() {}

  static String of(Choice<FrontEndFactory<?>> frontEnd) {
    FrontEndKey built = new FrontEndKey();
    built.key.append(frontEnd.factory().name()).append(Resolved.of(frontEnd.config()).json());
    built.addChoice(frontEnd);
    return built.key.toString();
  }

  private void addChoice(Choice<?> choice) {
    key.append(CodeHash.of(PluginInfo.sourceOf(choice.factory().getClass())));
    addRecord(choice.config());
  }

  private void addRecord(Record settings) {
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        add(component.getAccessor().invoke(settings));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("settings can be read", e);
      }
    }
  }

  private void add(@Nullable Object value) {
    if (value instanceof Path file) {
      key.append(Files.exists(file) ? FileContents.hash(file) : "missing");
    } else if (value instanceof Choice<?> choice) {
      addChoice(choice);
    } else if (value instanceof Record settings) {
      addRecord(settings);
    } else if (value instanceof Optional<?> maybe) {
      maybe.ifPresent(this::add);
    } else if (value instanceof Collection<?> several) {
      several.forEach(this::add);
    } else if (value instanceof Map<?, ?> named) {
      named.values().forEach(this::add);
    }
  }
}
