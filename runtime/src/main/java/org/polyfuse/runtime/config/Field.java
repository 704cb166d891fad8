package org.polyfuse.runtime.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  void write(Object value, Wording wording, Map<String, Object> tree) {
    Object written = form.write(value, wording);
    if (wording == Wording.TODAY) {
      tree.put(key, written);
    } else if (!isLaterDefault(written)) {
      tree.put(formerly.orElse(key), written);
    }
  }

  private boolean isLaterDefault(Object written) {
    return component.isAnnotationPresent(Later.class)
        && defaultsTo.equals(Optional.of(String.valueOf(written)));
  }

  Object valueIn(Record record) {
    return Records.read(component, record);
  }
}
