package org.polyfuse.runtime.plugins;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.polyfuse.api.Choice;
import org.polyfuse.api.Setting;
import org.polyfuse.runtime.plugins.PluginInfo.SettingInfo;

/** Describes the settings of a record. */
final class SettingList {

  private static final Map<Type, String> TYPES =
      Map.of(
          int.class, "whole number",
          long.class, "whole number",
          double.class, "number",
          boolean.class, "true | false",
          String.class, "text",
          Path.class, "path",
          OptionalInt.class, "whole number | auto",
          OptionalDouble.class, "number | auto");

  private SettingList() {}

  static List<SettingInfo> of(Class<? extends Record> config) {
    List<SettingInfo> settings = new ArrayList<>();
    add("", config, settings);
    return List.copyOf(settings);
  }

  private static void add(String prefix, Class<?> config, List<SettingInfo> settings) {
    for (RecordComponent component : config.getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      if (setting == null) {
        throw new IllegalStateException(component + ": must carry @Setting");
      }
      Optional<String> defaultsTo =
          Optional.of(setting.defaultsTo()).filter(text -> !text.equals(Setting.REQUIRED));
      String name = prefix + component.getName();
      settings.add(
          new SettingInfo(name, type(component.getGenericType()), defaultsTo, setting.value()));
      if (component.getType().isRecord() && component.getType() != Choice.class) {
        add(name + ".", component.getType(), settings);
      }
    }
  }

  private static String type(Type type) {
    if (TYPES.containsKey(type)) {
      return TYPES.getOrDefault(type, "");
    }
    if (type instanceof ParameterizedType generic) {
      return type(generic);
    }
    if (type instanceof Class<?> plain && plain.isEnum()) {
      return String.join(" | ", Kebab.namesOf(plain));
    }
    return "settings";
  }

  private static String type(ParameterizedType generic) {
    Type[] arguments = generic.getActualTypeArguments();
    Type last = arguments[arguments.length - 1];
    if (generic.getRawType() == Optional.class) {
      return type(last) + " | auto";
    }
    if (generic.getRawType() == List.class) {
      return "list of " + type(last);
    }
    if (generic.getRawType() == Map.class) {
      return "map of " + type(last);
    }
    return last instanceof ParameterizedType spi && spi.getRawType() instanceof Class<?> kind
        ? PluginKind.of(kind).id()
        : "settings";
  }
}
