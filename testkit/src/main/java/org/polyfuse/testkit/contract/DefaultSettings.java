package org.polyfuse.testkit.contract;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.Setting;

/** Makes settings for tests from the defaults that they document. */
public final class DefaultSettings {

  private DefaultSettings() {}

  /**
   * All defaults.
   *
   * @throws IllegalArgumentException if a setting has no default or one that does not fit
   */
  public static <C extends Record> C of(Class<C> type) {
    return of(type, Map.of());
  }

  /**
   * Defaults, but for some components that are given.
   *
   * @param given values by component
   * @throws IllegalArgumentException if another setting has no default or one that does not fit, or
   *     if there is no such component
   */
  public static <C extends Record> C of(Class<C> type, Map<String, ?> given) {
    List<Object> values = new ArrayList<>();
    int used = 0;
    for (RecordComponent component : type.getRecordComponents()) {
      boolean own = given.containsKey(component.getName());
      values.add(own ? given.get(component.getName()) : read(component));
      used += own ? 1 : 0;
    }
    if (used != given.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: has not all the components %s",
              type.getSimpleName(),
              given.keySet()));
    }
    return SettingRecords.create(type, values.toArray());
  }

  private static Object read(RecordComponent component) {
    String name = component.getName();
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null || setting.defaultsTo().equals(Setting.REQUIRED)) {
      throw new IllegalArgumentException(
          name + ": has no default. Override settings() and give it a value.");
    }
    try {
      return SettingText.read(setting.defaultsTo().strip(), component.getGenericType());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: default must fit its type but was '%s' (%s)",
              name,
              setting.defaultsTo(),
              e.getMessage()),
          e);
    }
  }

  /**
   * Settings and their variants: the same with one truth value, or one enum, changed; those that
   * the record refuses are left out.
   */
  public static List<Record> variants(Record settings) {
    List<Record> variants = new ArrayList<>(List.of(settings));
    RecordComponent[] components = settings.getClass().getRecordComponents();
    Object[] values = SettingRecords.values(settings);
    for (int i = 0; i < components.length; i++) {
      for (Object other : constants(components[i].getType())) {
        if (!other.equals(values[i])) {
          addAllowed(variants, settings, i, other);
        }
      }
    }
    return variants;
  }

  private static void addAllowed(List<Record> variants, Record settings, int index, Object other) {
    try {
      variants.add(SettingRecords.with(settings, index, other));
    } catch (IllegalArgumentException e) {
      return; // does not go with the other settings
    }
  }

  private static List<?> constants(Class<?> type) {
    if (type == boolean.class) {
      return List.of(true, false);
    }
    return type.isEnum() ? Arrays.asList(type.getEnumConstants()) : List.of();
  }
}
