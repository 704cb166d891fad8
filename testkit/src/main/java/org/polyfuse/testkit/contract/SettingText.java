package org.polyfuse.testkit.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;

/** Reads a default, as it is written in an annotation, into the type of its component. */
final class SettingText {

  private static final String AUTO = "auto";
  private static final Map<Type, Function<String, Object>> PLAIN =
      Map.of(
          int.class, text -> new BigDecimal(text).intValueExact(),
          Integer.class, text -> new BigDecimal(text).intValueExact(),
          long.class, text -> new BigDecimal(text).longValueExact(),
          Long.class, text -> new BigDecimal(text).longValueExact(),
          double.class, text -> new BigDecimal(text).doubleValue(),
          Double.class, text -> new BigDecimal(text).doubleValue(),
          boolean.class, SettingText::flag,
          Boolean.class, SettingText::flag,
          String.class, SettingText::unquoted,
          Path.class, text -> Path.of(unquoted(text)));

  private SettingText() {}

  /**
   * The value.
   *
   * @throws IllegalArgumentException if the text does not fit the type
   */
  static Object read(String text, Type type) {
    Function<String, Object> plain = PLAIN.get(type);
    if (plain != null) {
      return plain.apply(text);
    }
    if (type == OptionalInt.class) {
      return text.equals(AUTO) ? OptionalInt.empty() : OptionalInt.of((int) read(text, int.class));
    }
    if (type == OptionalDouble.class) {
      return text.equals(AUTO)
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) read(text, double.class));
    }
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(text, generic);
    }
    if (type instanceof Class<?> named && named.isEnum()) {
      return constant(text, named);
    }
    if (type instanceof Class<?> named && named.isRecord() && inside(text, "{", "}").isEmpty()) {
      return DefaultSettings.of(named.asSubclass(Record.class));
    }
    throw unreadable(text, type);
  }

  private static Object ofGeneric(String text, ParameterizedType generic) {
    Type[] arguments = generic.getActualTypeArguments();
    if (generic.getRawType() == Optional.class) {
      return text.equals(AUTO) ? Optional.empty() : Optional.of(read(text, arguments[0]));
    }
    if (generic.getRawType() == List.class) {
      List<Object> items = new ArrayList<>();
      for (String item : inside(text, "[", "]")) {
        items.add(read(item, arguments[0]));
      }
      return items;
    }
    if (generic.getRawType() == Map.class && arguments[0] == String.class) {
      Map<String, Object> entries = new LinkedHashMap<>();
      for (String entry : inside(text, "{", "}")) {
        String[] pair = entry.split(":", 2);
        entries.put(unquoted(pair[0].strip()), read(pair[1].strip(), arguments[1]));
      }
      return entries;
    }
    if (generic.getRawType() == Choice.class) {
      return choice(text, arguments[0]);
    }
    throw unreadable(text, generic);
  }

  /** The part of that name, with its own defaults. */
  @SuppressWarnings("unchecked") // the SPI to choose from, as found
  private static Object choice(String name, Type spi) {
    Type raw = spi instanceof ParameterizedType generic ? generic.getRawType() : spi;
    return ServiceLoader.load((Class<PartFactory<?>>) raw).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> factory.name().equals(unquoted(name)))
        .findFirst()
        .map(factory -> new Choice<>(factory, DefaultSettings.of(factory.configType())))
        .orElseThrow(() -> unreadable(name, spi));
  }

  /** The items between brackets, for items that hold no brackets themselves. */
  private static List<String> inside(String text, String open, String close) {
    if (!text.startsWith(open) || !text.endsWith(close)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "must be in %s%s but was %s", open, close, text));
    }
    String inner = text.substring(1, text.length() - 1).strip();
    return inner.isEmpty() ? List.of() : List.of(inner.split("\\s*,\\s*"));
  }

  private static Object constant(String text, Class<?> type) {
    for (Object each : type.getEnumConstants()) {
      if (((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return each;
      }
    }
    throw unreadable(text, type);
  }

  private static boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw unreadable(text, boolean.class);
    }
    return text.equals("true");
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.matches("\".*\"|'.*'");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static IllegalArgumentException unreadable(String text, Type type) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "'%s' cannot be read as %s", text, type.getTypeName()));
  }
}
