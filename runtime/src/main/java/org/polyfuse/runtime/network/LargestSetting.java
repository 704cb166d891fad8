package org.polyfuse.runtime.network;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.polyfuse.api.Setting;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.study.Study;

/**
 * The number that is farthest above its default: what is most likely to be at fault where a system
 * is too large.
 *
 * @param path in the config
 * @param value as it would be written
 * @param times how often it holds its default
 */
record LargestSetting(String path, String value, double times) {

  /** Whose settings decide how many weights there are. */
  private static final Set<PluginKind> MAKES_WEIGHTS =
      EnumSet.of(
          PluginKind.FRONT_END,
          PluginKind.ENCODER,
          PluginKind.REDUCTION,
          PluginKind.ATTENTION,
          PluginKind.FUSION);

  /** That of a whole system; empty if no number is above its default. */
  static Optional<LargestSetting> of(Study study) {
    return study.parts().stream()
        .filter(part -> MAKES_WEIGHTS.contains(part.kind()))
        .flatMap(part -> in(part.path(), part.choice().config()).stream())
        .max(Comparator.comparingDouble(LargestSetting::times));
  }

  /** That of one part; empty if no number is above its default. */
  static Optional<LargestSetting> of(String path, Record settings) {
    return in(path, settings).stream().max(Comparator.comparingDouble(LargestSetting::times));
  }

  private static List<LargestSetting> in(String path, Record settings) {
    List<LargestSetting> found = new ArrayList<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      Optional<Number> number = number(component, settings);
      double usual = usual(component);
      if (number.isPresent() && usual > 0 && number.get().doubleValue() > usual) {
        double times = number.get().doubleValue() / usual;
        found.add(new LargestSetting(path + "." + component.getName(), shown(number.get()), times));
      }
    }
    return found;
  }

  private static Optional<Number> number(RecordComponent component, Record settings) {
    try {
      component.getAccessor().setAccessible(true);
      Object value = component.getAccessor().invoke(settings);
      if (value instanceof OptionalInt some && some.isPresent()) {
        return Optional.of(some.getAsInt());
      }
      if (value instanceof OptionalDouble some && some.isPresent()) {
        return Optional.of(some.getAsDouble());
      }
      return value instanceof Number number ? Optional.of(number) : Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + ": cannot be read", e);
    }
  }

  private static double usual(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    try {
      return setting == null ? 0 : Double.parseDouble(setting.defaultsTo());
    } catch (NumberFormatException e) {
      return 0; // it is required, or auto
    }
  }

  private static String shown(Number number) {
    return number instanceof Double real
        ? String.format(Locale.ROOT, "%.6g", real)
        : number.toString();
  }
}
