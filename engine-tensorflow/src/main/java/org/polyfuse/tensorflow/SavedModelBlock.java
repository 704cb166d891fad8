package org.polyfuse.tensorflow;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractSymbolBlock;
import ai.djl.nn.ParameterList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.types.TFloat32;

/**
 * Runs a SavedModel's signature {@code serving_default}, or its only one: one input of floats, its
 * outputs of floats in the order of their names. Safe for use from several threads.
 */
final class SavedModelBlock extends AbstractSymbolBlock implements AutoCloseable {

  private static final String SERVING = "serving_default";

  /** The signature that reading a checkpoint leaves behind. */
  private static final String INTERNAL = "__saved_model_init_op";

  private final SavedModelBundle bundle;
  private final NDManager manager;
  private final String inputName;
  private final TensorInfo input;
  private final Map<String, TensorInfo> outputs;

  /** Takes the bundle over. */
  SavedModelBlock(SavedModelBundle bundle, NDManager manager) throws MalformedModelException {
    this.bundle = bundle;
    this.manager = manager;
    try {
      SignatureDef signature = signature(bundle);
      Map.Entry<String, TensorInfo> only = signature.getInputsMap().entrySet().iterator().next();
      this.inputName = only.getKey();
      this.input = only.getValue();
      this.outputs = new TreeMap<>(signature.getOutputsMap());
      outputs.values().removeIf(output -> output.getDtype() != DataType.DT_FLOAT);
    } catch (MalformedModelException e) {
      bundle.close();
      throw e;
    }
  }

  private static SignatureDef signature(SavedModelBundle bundle) throws MalformedModelException {
    Map<String, SignatureDef> signatures =
        new TreeMap<>(bundle.metaGraphDef().getSignatureDefMap());
    signatures.remove(INTERNAL);
    SignatureDef signature =
        signatures.size() == 1 ? signatures.values().iterator().next() : signatures.get(SERVING);
    if (signature == null) {
      throw new MalformedModelException(
          String.format(
              Locale.ROOT,
              "it must have the signature %s but has %s",
              SERVING,
              signatures.keySet()));
    }
    boolean oneOfFloats =
        signature.getInputsCount() == 1
            && signature.getInputsMap().values().iterator().next().getDtype() == DataType.DT_FLOAT;
    if (!oneOfFloats) {
      throw new MalformedModelException(
          String.format(
              Locale.ROOT,
              "it must take one array of floats but takes %s",
              signature.getInputsMap().entrySet().stream()
                  .map(each -> each.getKey() + " " + each.getValue().getDtype())
                  .sorted()
                  .toList()));
    }
    return signature;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> p) {
    NDArray array = inputs.singletonOrThrow();
    Session.Runner runner = bundle.session().runner();
    outputs.values().forEach(output -> runner.fetch(output.getName()));
    try (TFloat32 tensor = Tensors.of(floats(array), array.getShape().getShape());
        Result result = runner.feed(input.getName(), tensor).run()) {
      NDList given = new NDList();
      int place = 0;
      for (String name : outputs.keySet()) {
        given.add(array(name, result.get(place++)));
      }
      return given;
    }
  }

  private static float[] floats(NDArray array) {
    FloatBuffer buffer = array.toByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private NDArray array(String name, Tensor tensor) {
    float[] values = Tensors.floats(tensor);
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.order(ByteOrder.nativeOrder()).asFloatBuffer().put(values);
    NDArray array =
        manager.create(
            bytes, new Shape(tensor.shape().asArray()), ai.djl.ndarray.types.DataType.FLOAT32);
    array.setName(name);
    return array;
  }

  @Override
  public PairList<String, Shape> describeInput() {
    PairList<String, Shape> described = new PairList<>();
    if (!input.getTensorShape().getUnknownRank()) {
      long[] axes =
          input.getTensorShape().getDimList().stream().mapToLong(each -> each.getSize()).toArray();
      described.add(inputName, new Shape(axes));
    }
    return described;
  }

  @Override
  public ParameterList getDirectParameters() {
    return new ParameterList(); // they stay where they are
  }

  @Override
  public void close() {
    bundle.close();
  }
}
