package org.polyfuse.runtime.plugins;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How constants and plugins are named in a config: {@code MACRO_F1} is {@code macro-f1}. */
public final class Kebab {

  private static final Pattern LETTERS = Pattern.compile("[a-z0-9-]+");

  private Kebab() {}

  /** The written name of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The written names of every constant of an enum, in its order. */
  public static List<String> namesOf(Class<?> enumType) {
    return Arrays.stream(enumType.getEnumConstants()).map(each -> of((Enum<?>) each)).toList();
  }

  /** Whether a name is lower-case letters and digits with single dashes between. */
  public static boolean matches(String name) {
    return LETTERS.matcher(name).matches()
        && !name.startsWith("-")
        && !name.endsWith("-")
        && !name.contains("--");
  }
}
