package org.polyfuse.encoders.external;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;

/** From the host to an engine and back. */
record HostTranslator(OutputChoice choice) implements NoBatchifyTranslator<Tensor, Tensor> {

  @Override
  public NDList processInput(TranslatorContext context, Tensor input) {
    return new NDList(context.getNDManager().create(input.values(), new Shape(input.axes())));
  }

  @Override
  public Tensor processOutput(TranslatorContext context, NDList outputs) {
    NDArray output = choice.of(outputs);
    return new Tensor(floats(output), output.getShape().getShape());
  }

  private static float[] floats(NDArray output) {
    if (output.getDataType() == DataType.FLOAT32) {
      return output.toFloatArray();
    }
    Number[] numbers = output.toArray();
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers[i].floatValue();
    }
    return floats;
  }
}
