package org.polyfuse.tensorflow;

import ai.djl.ndarray.types.DataType;

/** DJL's types of elements and TensorFlow's. */
final class Kinds {

  private Kinds() {}

  static org.tensorflow.proto.DataType of(DataType type) {
    return switch (type) {
      case FLOAT32 -> org.tensorflow.proto.DataType.DT_FLOAT;
      case FLOAT64 -> org.tensorflow.proto.DataType.DT_DOUBLE;
      case INT32 -> org.tensorflow.proto.DataType.DT_INT32;
      case INT64 -> org.tensorflow.proto.DataType.DT_INT64;
      case BOOLEAN -> org.tensorflow.proto.DataType.DT_BOOL;
      case UINT8 -> org.tensorflow.proto.DataType.DT_UINT8;
      default -> throw new MissingOperation("arrays of " + type);
    };
  }

  /** The type of a result of two, as PyTorch promotes. */
  static DataType joint(DataType one, DataType two) {
    return rank(one) >= rank(two) ? one : two;
  }

  private static int rank(DataType type) {
    return switch (type) {
      case BOOLEAN -> 0;
      case UINT8 -> 1;
      case INT32 -> 2;
      case INT64 -> 3;
      case FLOAT32 -> 4;
      default -> 5;
    };
  }
}
