package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call of an operation.
 *
 * @param name the method
 * @param self the receiver
 * @param args the arguments
 */
record Call(String name, Symbol self, @Nullable Object[] args) {

  Nodes nodes() {
    return self.nodes();
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
  Symbol symbol(int index) {
    return arg(index) instanceof Number number ? number(number) : Symbol.of(arg(index));
  }

  private Symbol number(Number number) {
    boolean whole = !(number instanceof Float || number instanceof Double);
    DataType type = self.type().isFloating() ? self.type() : whole ? wide() : DataType.FLOAT32;
    return self.tracer().scalar(number.doubleValue(), type);
  }

  private DataType wide() {
    return self.type() == DataType.BOOLEAN ? DataType.INT64 : self.type();
  }

  /** The receiver and the arrays of a list. */
  List<Symbol> selfAnd(int index) {
    List<Symbol> symbols = new ArrayList<>(List.of(self));
    for (NDArray array : (NDList) arg(index)) {
      symbols.add(Symbol.of(array));
    }
    return symbols;
  }

  /** An axis of the receiver counted from the front. */
  int axis(int axis) {
    return axis(axis, self.rank());
  }

  int axis(int axis, int rank) {
    int front = axis < 0 ? axis + rank : axis;
    if (front < 0 || front >= rank) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "NDArray.%s on %s: axis must be among %d but was %d",
              name,
              self.shape(),
              rank,
              axis));
    }
    return front;
  }

  MissingOperation missing(String how) {
    return new MissingOperation(
        String.format(Locale.ROOT, "NDArray.%s %s on %s", name, how, self.shape()));
  }
}
