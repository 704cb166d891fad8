package org.polyfuse.runtime.folder;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a record that was read from a file holds everything that its declaration promises. */
final class WholeRecord {

  private WholeRecord() {}

  /** The first component that is missing though it may not be, such as {@code folds[2].classes}. */
  static Optional<String> missing(Object value) {
    return value instanceof Record record ? missing(record, "") : Optional.empty();
  }

  private static Optional<String> missing(Record record, String at) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String path = at.isEmpty() ? component.getName() : at + "." + component.getName();
      Optional<String> found = missing(read(component, record), component.getAnnotatedType(), path);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> missing(@Nullable Object value, AnnotatedType type, String path) {
    if (value == null) {
      return type.isAnnotationPresent(Nullable.class) ? Optional.empty() : Optional.of(path);
    }
    if (value instanceof Record record) {
      return missing(record, path);
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        String item = String.format(Locale.ROOT, "%s[%d]", path, i);
        Optional<String> found = missing(list.get(i), argument(type, 0), item);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> each : map.entrySet()) {
        String item = path + "." + each.getKey();
        Optional<String> found = missing(each.getValue(), argument(type, 1), item);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** What a list or a map is declared to hold. */
  private static AnnotatedType argument(AnnotatedType type, int index) {
    return type instanceof AnnotatedParameterizedType generic
        ? generic.getAnnotatedActualTypeArguments()[index]
        : type;
  }

  private static @Nullable Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + ": cannot be read", e);
    }
  }
}
