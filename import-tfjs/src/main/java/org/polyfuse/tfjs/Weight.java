package org.polyfuse.tfjs;

import ai.djl.util.Float16Utils;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * One weight with its bytes as they are stored.
 *
 * @param entry what it is
 * @param bytes its own, little-endian
 */
record Weight(WeightEntry entry, ByteBuffer bytes) {

  /** The next weight of a file, which is then behind it. */
  static Weight take(WeightEntry entry, ByteBuffer file) {
    long length = entry.type() == Stored.STRING ? texts(entry, file.duplicate()) : entry.bytes();
    ByteBuffer own = file.slice(file.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(file.position() + (int) length);
    return new Weight(entry, own);
  }

  private static long texts(WeightEntry entry, ByteBuffer file) {
    ByteBuffer rest = file.order(ByteOrder.LITTLE_ENDIAN);
    int start = rest.position();
    for (int i = 0; i < entry.count(); i++) {
      int length = rest.remaining() < Stored.STRING.bytes() ? -1 : rest.getInt();
      if (length < 0 || length > rest.remaining()) {
        throw entry.place().wrong("must end within its file but goes on");
      }
      rest.position(rest.position() + length);
    }
    return rest.position() - (long) start;
  }

  /**
   * As the value of a node. JavaScript has fewer types than TensorFlow: a file's 32-bit numbers may
   * be a node's 64-bit ones.
   *
   * @param type what the node gives
   */
  TensorProto tensor(DataType type) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setDtype(type).setTensorShape(shape());
    switch (entry.type()) {
      case FLOAT32 -> floats(type, tensor);
      case INT32 -> wholes(type, tensor);
      case BOOL -> plain(type, DataType.DT_BOOL, tensor);
      case COMPLEX64 -> plain(type, DataType.DT_COMPLEX64, tensor);
      case STRING -> texts(type, tensor);
      case FLOAT16, UINT8, UINT16 -> throw mismatch(type);
    }
    return tensor.build();
  }

  private TensorShapeProto shape() {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    entry.shape().forEach(axis -> shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(axis)));
    return shape.build();
  }

  private void floats(DataType type, TensorProto.Builder tensor) {
    switch (type) {
      case DT_FLOAT ->
          tensor.setTensorContent(entry.scale().isEmpty() ? content() : packedFloats());
      case DT_DOUBLE -> values().forEach(i -> tensor.addDoubleVal(floatAt(i)));
      case DT_HALF ->
          values().forEach(i -> tensor.addHalfVal(Float16Utils.floatToHalf(floatAt(i)) & 0xFFFF));
      default -> throw mismatch(type);
    }
  }

  private void wholes(DataType type, TensorProto.Builder tensor) {
    switch (type) {
      case DT_INT32, DT_INT16, DT_INT8, DT_UINT8, DT_UINT16 ->
          values().forEach(i -> tensor.addIntVal(wholeAt(i)));
      case DT_INT64 -> values().forEach(i -> tensor.addInt64Val(wholeAt(i)));
      default -> throw mismatch(type);
    }
  }

  private void texts(DataType type, TensorProto.Builder tensor) {
    require(type, DataType.DT_STRING);
    ByteBuffer rest = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < entry.count(); i++) {
      tensor.addStringVal(ByteString.copyFrom(rest, rest.getInt()));
    }
  }

  private void plain(DataType type, DataType only, TensorProto.Builder tensor) {
    require(type, only);
    tensor.setTensorContent(content());
  }

  private void require(DataType type, DataType only) {
    if (type != only) {
      throw mismatch(type);
    }
  }

  private IntStream values() {
    return IntStream.range(0, entry.count());
  }

  private ByteString content() {
    return ByteString.copyFrom(bytes.duplicate());
  }

  private ByteString packedFloats() {
    ByteBuffer packed = ByteBuffer.allocate(entry.count() * 4).order(ByteOrder.LITTLE_ENDIAN);
    values().forEach(i -> packed.putFloat(floatAt(i)));
    return ByteString.copyFrom(packed.flip());
  }

  private float floatAt(int i) {
    return switch (entry.stored()) {
      case FLOAT32 -> bytes.getFloat(4 * i);
      case FLOAT16 -> Float16Utils.halfToFloat(bytes.getShort(2 * i));
      case UINT8, UINT16 -> (float) scaledAt(i);
      case INT32, BOOL, COMPLEX64, STRING -> throw new IllegalStateException(entry.toString());
    };
  }

  private int wholeAt(int i) {
    return entry.stored() == Stored.INT32
        ? bytes.getInt(4 * i)
        : (int) Math.floor(scaledAt(i) + 0.5); // as JavaScript rounds
  }

  private double scaledAt(int i) {
    WeightEntry.Scale scale = entry.scale().orElseThrow();
    int stored =
        scale.stored() == Stored.UINT8 ? bytes.get(i) & 0xFF : bytes.getShort(2 * i) & 0xFFFF;
    return stored * scale.factor() + scale.offset();
  }

  private RuntimeException mismatch(DataType type) {
    return entry
        .place()
        .wrong(
            String.format(
                Locale.ROOT,
                "must be what its node '%s' gives, %s, but was %s",
                entry.name(),
                type,
                entry.type().label()));
  }
}
