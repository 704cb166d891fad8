package org.polyfuse.runtime.config;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/** Makes and reads records, also those that are not public. */
final class Records {

  private Records() {}

  /**
   * Calls the canonical constructor.
   *
   * @throws IllegalArgumentException what the constructor throws if it refuses a value
   */
  static Record make(Class<? extends Record> type, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(type.getName() + ": its constructor failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + ": cannot be made", e);
    }
  }

  /** What a component holds before anything is given; nothing for objects. */
  static Optional<Object> zero(Class<?> type) {
    return type.isPrimitive()
        ? Optional.of(Array.get(Array.newInstance(type, 1), 0))
        : Optional.empty();
  }

  static Object read(RecordComponent component, Record record) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + ": cannot be read", e);
    }
  }
}
