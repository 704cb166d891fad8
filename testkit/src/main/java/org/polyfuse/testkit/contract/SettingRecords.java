package org.polyfuse.testkit.contract;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Makes and reads records of any class, also of one that its package hides. */
final class SettingRecords {

  private SettingRecords() {}

  /** Calls the canonical constructor; what that throws is thrown on. */
  static <C extends Record> C create(Class<C> type, Object... values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<C> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(type.getName() + ": cannot be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + ": cannot be made", e);
    }
  }

  /** The values, in order. */
  static Object[] values(Record instance) {
    return Arrays.stream(instance.getClass().getRecordComponents())
        .map(component -> value(instance, component))
        .toArray();
  }

  /** The same record but for one component. */
  static <C extends Record> C with(C instance, int index, Object value) {
    @SuppressWarnings("unchecked") // the class of an instance of C
    Class<C> type = (Class<C>) instance.getClass();
    Object[] values = values(instance);
    values[index] = value;
    return create(type, values);
  }

  private static Object value(Record instance, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(instance);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + ": cannot be read", e);
    }
  }
}
