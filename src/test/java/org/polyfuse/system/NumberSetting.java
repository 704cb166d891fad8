package org.polyfuse.system;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.polyfuse.api.Choice;

/**
 * A setting that is a number, or a list of them.
 *
 * @param keys from the part's settings inwards
 * @param type of the number
 * @param isList whether there are several
 */
record NumberSetting(List<String> keys, Class<?> type, boolean isList) {

  private static final Set<Class<?>> WHOLE =
      Set.of(
          int.class, long.class, Integer.class, Long.class, OptionalInt.class, OptionalLong.class);
  private static final Set<Class<?>> REAL =
      Set.of(double.class, float.class, Double.class, Float.class, OptionalDouble.class);

  /** All of a part, sections within it included; other parts within it are parts of their own. */
  static List<NumberSetting> of(Class<?> settings) {
    List<NumberSetting> found = new ArrayList<>();
    collect(settings, List.of(), found);
    return found;
  }

  private static void collect(Class<?> settings, List<String> at, List<NumberSetting> found) {
    for (RecordComponent component : settings.getRecordComponents()) {
      List<String> keys = new ArrayList<>(at);
      keys.add(component.getName());
      Class<?> type = component.getType();
      if (isNumber(type)) {
        found.add(new NumberSetting(keys, type, false));
      } else if (component.getGenericType() instanceof ParameterizedType list
          && list.getActualTypeArguments()[0] instanceof Class<?> element
          && isNumber(element)) {
        found.add(new NumberSetting(keys, element, true));
      } else if (type.isRecord() && !type.equals(Choice.class)) {
        collect(type, keys, found);
      }
    }
  }

  private static boolean isNumber(Class<?> type) {
    return WHOLE.contains(type) || REAL.contains(type);
  }

  /** What nobody means. */
  List<String> extremes() {
    List<String> numbers =
        WHOLE.contains(type)
            ? List.of("-2147483648", "-1", "0", "65536", "1073741824", "2147483647")
            : List.of("-1e308", "-.inf", ".nan", "1e-300", "1e300", ".inf");
    return numbers.stream().map(number -> isList ? "[" + number + "]" : number).toList();
  }

  /** The setting in YAML, with the sections around it. */
  String with(String value) {
    StringBuilder text = new StringBuilder();
    for (String key : keys) {
      text.append(text.isEmpty() ? "" : "{").append(key).append(": ");
    }
    return text.append(value).append("}".repeat(keys.size() - 1)).toString();
  }

  /** Its own key. */
  String name() {
    return keys.get(keys.size() - 1);
  }
}
