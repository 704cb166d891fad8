package org.polyfuse.tensorflow;

import org.polyfuse.runtime.weights.HostTensor;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Arrays on the host and TensorFlow's tensors. */
final class Tensors {

  private Tensors() {}

  /** A copy of floats in native memory, which the caller closes. */
  static TFloat32 of(float[] values, long... shape) {
    return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values, true, false));
  }

  static TFloat32 of(HostTensor tensor) {
    return of(tensor.values(), tensor.shape());
  }

  /** A copy of a tensor's floats. */
  static float[] floats(Tensor tensor) {
    float[] values = new float[(int) tensor.shape().size()];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  static HostTensor host(Tensor tensor) {
    return new HostTensor(floats(tensor), tensor.shape().asArray());
  }
}
