package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.nn.Supervision;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.network.ModalityInput;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.tensorflow.graph.Nodes;
import org.polyfuse.tensorflow.graph.Tracer;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.DataType;

/**
 * Placeholders for batches of one shape.
 *
 * @param placeholders in the order of {@link BatchArrays}
 * @param shapes of theirs
 * @param trunks whether each modality has trunks
 * @param size N
 */
record BatchInputs(
    List<Output<?>> placeholders, List<Shape> shapes, List<Boolean> trunks, int size) {

  static BatchInputs of(Nodes nodes, HostBatch batch) {
    List<Output<?>> placeholders = new ArrayList<>();
    List<Shape> shapes = new ArrayList<>();
    for (HostTensor array : BatchArrays.of(batch)) {
      shapes.add(new Shape(array.shape()));
      org.tensorflow.ndarray.Shape axes = org.tensorflow.ndarray.Shape.of(array.shape());
      placeholders.add(nodes.placeholder(DataType.DT_FLOAT, axes));
    }
    List<Boolean> trunks = batch.modalities().stream().map(each -> each.segments() > 0).toList();
    return new BatchInputs(placeholders, shapes, trunks, batch.size());
  }

  /** Feeds a batch of this shape; the tensors are to be closed after the run. */
  List<Tensor> feed(Session.Runner runner, HostBatch batch) {
    List<Tensor> tensors = new ArrayList<>();
    int next = 0;
    for (HostTensor array : BatchArrays.of(batch)) {
      Tensor tensor = Tensors.of(array);
      tensors.add(tensor);
      runner.feed(placeholders.get(next++), tensor);
    }
    return tensors;
  }

  /**
   * Consecutive samples of the batch.
   *
   * @param inputs one for each modality
   * @param supervision of N' samples
   */
  record Shard(List<ModalityInput> inputs, Supervision supervision) {}

  /** The samples {@code from} to {@code to}. */
  Shard shard(Tracer tracer, int from, int to) {
    List<NDArray> all = new ArrayList<>();
    for (int i = 0; i < placeholders.size(); i++) {
      NDArray whole = tracer.input(placeholders.get(i), shapes.get(i));
      boolean single = shapes.get(i).dimension() == 0; // one for all samples
      all.add(single ? whole : whole.get("{}:{}", from, to));
    }
    Iterator<NDArray> arrays = all.iterator();
    List<ModalityInput> inputs = new ArrayList<>();
    for (boolean hasTrunks : trunks) {
      inputs.add(
          new ModalityInput(
              arrays.next(),
              arrays.next(),
              arrays.next(),
              arrays.next(),
              hasTrunks ? Optional.of(arrays.next()) : Optional.empty()));
    }
    return new Shard(
        inputs, new Supervision(arrays.next(), arrays.next(), arrays.next(), arrays.next()));
  }
}
