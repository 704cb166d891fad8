package org.polyfuse.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An operation that is being recorded.
 *
 * @param name the method
 * @param self the shape of the receiver
 * @param args the arguments
 */
record Call(String name, Shape self, Object[] args) {

  int number(int index) {
    return ((Number) args[index]).intValue();
  }

  boolean flag(int index) {
    return (boolean) args[index];
  }

  /** The shape of an argument that is an array, or is a shape. */
  Shape shape(int index) {
    return args[index] instanceof Shape shape ? shape : symbol(args[index]).getShape();
  }

  /** The shapes of the receiver and of the arrays of a list. */
  List<Shape> shapesWith(int index) {
    List<Shape> shapes = new ArrayList<>(List.of(self));
    for (NDArray array : (NDList) args[index]) {
      shapes.add(symbol(array).getShape());
    }
    return shapes;
  }

  /** An axis counted from the front. */
  int axis(int axis) {
    return axis(axis, self.dimension());
  }

  int axis(int axis, int dimensions) {
    int front = axis < 0 ? axis + dimensions : axis;
    if (front < 0 || front >= dimensions) {
      throw wrong(String.format(Locale.ROOT, "axis %d is not among %d", axis, dimensions));
    }
    return front;
  }

  NotRecordable wrong(String why) {
    return new NotRecordable(String.format(Locale.ROOT, "NDArray.%s on %s: %s", name, self, why));
  }

  private NDArray symbol(Object value) {
    if (value instanceof NDArray array && Proxy.isProxyClass(array.getClass())) {
      return array;
    }
    throw wrong("an array with values was mixed in; create constants by the manager of an input");
  }
}
