package org.polyfuse.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An array without values: what an operation gives, and what blocks see of it. */
final class RecordedArray {

  private static final Class<?>[] FACES = {NDArray.class, NDArrayEx.class};

  private final Tracing recording;
  private final Value value;
  private final NDArray array;

  RecordedArray(Tracing recording, Value value) {
    this.recording = recording;
    this.value = value;
    this.array =
        (NDArray)
            Proxy.newProxyInstance(NDArray.class.getClassLoader(), FACES, new ArrayHandler(this));
  }

  /** What is behind an array of a recording. */
  static RecordedArray of(Object array, Tracing recording) {
    if (Proxy.isProxyClass(array.getClass())
        && Proxy.getInvocationHandler(array) instanceof ArrayHandler handler
        && handler.recorded().recording == recording) {
      return handler.recorded();
    }
    throw new NotRecordable(
        "an array with values among recorded ones",
        ": create constants by the manager of an input");
  }

  Tracing recording() {
    return recording;
  }

  Value value() {
    return value;
  }

  Shape shape() {
    return value.shape();
  }

  int rank() {
    return value.shape().dimension();
  }

  DataType type() {
    return value.type();
  }

  /** What blocks see. */
  NDArray array() {
    return array;
  }

  /** What a composition of methods made of arrays of this recording. */
  RecordedArray of(NDArray result) {
    return of(result, recording);
  }

  /** An operation on this and others, whose output has this type. */
  RecordedArray op(
      Kind kind, Shape shape, Map<String, Object> attributes, RecordedArray... others) {
    return op(kind, shape, type(), attributes, others);
  }

  RecordedArray op(
      Kind kind,
      Shape shape,
      DataType type,
      Map<String, Object> attributes,
      RecordedArray... others) {
    List<Value> inputs =
        Stream.concat(Stream.of(this), Stream.of(others)).map(RecordedArray::value).toList();
    return recording.one(kind, inputs, attributes, shape, type);
  }

  RecordedArray cast(DataType wanted) {
    return wanted == type() ? this : op(Kind.TO_TYPE, shape(), wanted, Map.of());
  }

  /** As floats, if it holds integers or truth values. */
  RecordedArray floating() {
    return type().isFloating() ? this : cast(DataType.FLOAT32);
  }

  RecordedArray reshape(Shape shape) {
    return shape.equals(shape()) ? this : op(Kind.RESHAPE, shape, Map.of());
  }
}
