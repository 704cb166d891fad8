package org.polyfuse.tensorflow.graph;

import ai.djl.ndarray.types.DataType;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

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
      default -> throw unknown(type);
    };
  }

  static Class<? extends TType> tensor(DataType type) {
    return switch (type) {
      case FLOAT32 -> TFloat32.class;
      case FLOAT64 -> TFloat64.class;
      case INT32 -> TInt32.class;
      case INT64 -> TInt64.class;
      case BOOLEAN -> TBool.class;
      case UINT8 -> TUint8.class;
      default -> throw unknown(type);
    };
  }

  private static IllegalArgumentException unknown(DataType type) {
    return new IllegalArgumentException("no recorded array is of " + type);
  }
}
