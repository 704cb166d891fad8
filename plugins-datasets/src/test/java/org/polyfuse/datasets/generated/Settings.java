package org.polyfuse.datasets.generated;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.Setting;

/** Settings of the generated corpus: the defaults and a few changes, as a file would give them. */
public final class Settings {

  private Settings() {}

  public static GeneratedConfig with(Map<String, Object> changes) {
    RecordComponent[] components = GeneratedConfig.class.getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(c -> changes.getOrDefault(c.getName(), byDefault(c)))
            .toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return GeneratedConfig.class.getDeclaredConstructor(types).newInstance(values);
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object byDefault(RecordComponent component) {
    String text = component.getAnnotation(Setting.class).defaultsTo();
    Class<?> type = component.getType();
    if (type == long.class) {
      return Long.valueOf(text);
    }
    if (type == int.class) {
      return Integer.valueOf(text);
    }
    if (type == double.class) {
      return Double.valueOf(text);
    }
    if (type == List.class) {
      return List.of(text.substring(1, text.length() - 1).split(", "));
    }
    if (type == Map.class) {
      return Map.of();
    }
    return GeneratedConfig.Level.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
