package org.polyfuse.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method that is being recorded.
 *
 * @param name the method
 * @param self the receiver
 * @param args the arguments
 */
record Call(String name, RecordedArray self, @Nullable Object[] args) {

  /** The receiver, for a method made of others. */
  NDArray array() {
    return self.array();
  }

  int count() {
    return args.length;
  }

  Object arg(int index) {
    Object arg = args[index];
    if (arg == null) {
      throw missing("without argument " + index);
    }
    return arg;
  }

  boolean has(int index) {
    return index < args.length && args[index] != null;
  }

  int number(int index) {
    return ((Number) arg(index)).intValue();
  }

  double real(int index) {
    return ((Number) arg(index)).doubleValue();
  }

  boolean flag(int index) {
    return (boolean) arg(index);
  }

  Shape shape(int index) {
    return (Shape) arg(index);
  }

  /** An array, or a number as an array that does not widen integers needlessly. */
  RecordedArray symbol(int index) {
    return arg(index) instanceof Number number
        ? number(number)
        : RecordedArray.of(arg(index), self.recording());
  }

  private RecordedArray number(Number number) {
    boolean whole = !(number instanceof Float || number instanceof Double);
    DataType type = self.type().isFloating() ? self.type() : whole ? wide() : DataType.FLOAT32;
    return self.recording().scalar(number.doubleValue(), type);
  }

  private DataType wide() {
    return self.type() == DataType.BOOLEAN ? DataType.INT64 : self.type();
  }

  /** The receiver and the arrays of a list. */
  List<RecordedArray> selfAnd(int index) {
    List<RecordedArray> arrays = new ArrayList<>(List.of(self));
    ((NDList) arg(index)).forEach(each -> arrays.add(self.of(each)));
    return arrays;
  }

  /** An axis of the receiver counted from the front. */
  int axis(int axis) {
    return axis(axis, self.rank());
  }

  int axis(int axis, int rank) {
    int front = axis < 0 ? axis + rank : axis;
    if (front < 0 || front >= rank) {
      throw wrong(String.format(Locale.ROOT, "axis %d is not among %d", axis, rank));
    }
    return front;
  }

  /** Shapes or axes that do not fit. */
  IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "NDArray.%s on %s: %s", name, self.shape(), why));
  }

  NotRecordable missing(String how) {
    return new NotRecordable(
        String.format(Locale.ROOT, "NDArray.%s %s", name, how),
        String.format(Locale.ROOT, " on %s: cannot be recorded", self.shape()));
  }
}
