package org.polyfuse.runtime.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrayAdapter;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.passthrough.PassthroughNDManager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;

/**
 * An NDArray that has values and cannot compute: parameters before there is an engine. Most are
 * only asked for their shapes, so values come when they are asked for, and are not kept here.
 */
final class HostArray extends NDArrayAdapter {

  private final Supplier<float[]> values;

  HostArray(Supplier<float[]> values, Shape shape) {
    super(PassthroughNDManager.INSTANCE, null, shape, DataType.FLOAT32, NDManager.nextUid());
    this.values = values;
  }

  /** The values themselves: bytes of all would be too many for one buffer before they are here. */
  @Override
  public float[] toFloatArray() {
    return values.get();
  }

  @Override
  public ByteBuffer toByteBuffer(boolean tryDirect) {
    float[] all = values.get();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(all.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(all);
    return bytes;
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
