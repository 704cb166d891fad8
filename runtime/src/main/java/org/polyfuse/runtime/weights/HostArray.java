package org.polyfuse.runtime.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrayAdapter;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.passthrough.PassthroughNDManager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An NDArray that holds values and cannot compute: parameters before there is an engine. */
final class HostArray extends NDArrayAdapter {

  private final ByteBuffer bytes;

  HostArray(float[] values, Shape shape) {
    super(PassthroughNDManager.INSTANCE, null, shape, DataType.FLOAT32, NDManager.nextUid());
    this.bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
  }

  @Override
  public ByteBuffer toByteBuffer(boolean tryDirect) {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void intern(NDArray replaced) {
    throw new UnsupportedOperationException("an array on the host cannot be replaced");
  }

  /** Nothing to do: no manager keeps it. */
  @Override
  public void detach() {}

  /** Nothing to do: it has no gradient; the parameter says whether it wants one. */
  @Override
  public void setRequiresGradient(boolean requiresGrad) {}
}
