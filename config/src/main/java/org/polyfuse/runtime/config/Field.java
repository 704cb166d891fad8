package org.polyfuse.runtime.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.Choice;
import org.polyfuse.api.Setting;

/**
 * One component of a settings record.
 *
 * @param component the component
 * @param key its key in a file
 * @param formerly the key that it had before, which is read too
 * @param doc its meaning
 * @param defaultsTo the default's text; empty if it is required
 * @param form its type
 */
record Field(
    RecordComponent component,
    String key,
    Optional<String> formerly,
    String doc,
    Optional<String> defaultsTo,
    Form form) {

  /** Kept with the class, since they are asked for again and again. */
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
        }
      };

  static List<Field> of(Class<? extends Record> type) {
    return FIELDS.get(type);
  }

  private static Field of(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s.%s: must carry @Setting",
              component.getDeclaringRecord().getName(),
              component.getName()));
    }
    Key key = component.getAnnotation(Key.class);
    return new Field(
        component,
        key == null ? component.getName() : key.value(),
        Optional.of(setting.formerly()).filter(former -> !former.isEmpty()),
        setting.value(),
        Optional.of(setting.defaultsTo()).filter(text -> !text.equals(Setting.REQUIRED)),
        Forms.of(component.getGenericType()));
  }

  /** The choice whose settings stand among the keys of the record. */
  Optional<ChoiceForm> inline() {
    return component.isAnnotationPresent(Inline.class) && form instanceof ChoiceForm choice
        ? Optional.of(choice)
        : Optional.empty();
  }

  /** Writes its value among others; one that does not count in these words is left out. */
  void write(Object value, Form.Wording wording, Map<String, Object> tree) {
    Object written = form.write(value, wording);
    if (wording == Form.Wording.TODAY) {
      tree.put(key, written);
    } else if (!isLaterDefault(value, written)) {
      tree.put(formerly.orElse(key), written);
    }
  }

  /** Whether it came later, and was written as its default. */
  private boolean isLaterDefault(Object value, Object written) {
    return component.isAnnotationPresent(Later.class) && isDefault(value, written);
  }

  private boolean isDefault(Object value, @Nullable Object written) {
    if (defaultsTo.isEmpty()) {
      return false;
    }
    if (value instanceof Choice<?> choice) {
      return defaultsTo.get().equals(choice.factory().name()) && hasDefaults(choice.config());
    }
    return written instanceof Number number
        ? Double.parseDouble(defaultsTo.get()) == number.doubleValue()
        : defaultsTo.get().equals(String.valueOf(written));
  }

  private static boolean hasDefaults(Record settings) {
    return of(settings.getClass()).stream()
        .allMatch(
            field -> {
              Object value = field.valueIn(settings);
              return field.isDefault(value, field.form().write(value, Form.Wording.TODAY));
            });
  }

  Object valueIn(Record record) {
    return Records.read(component, record);
  }
}
