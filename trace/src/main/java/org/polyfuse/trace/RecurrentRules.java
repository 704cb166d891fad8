package org.polyfuse.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Recurrent layers, unrolled: a step of the sequence becomes operations of its own. */
final class RecurrentRules {

  private RecurrentRules() {}

  static Map<String, Rule> all() {
    return Map.of(
        "lstm", c -> layers(c, RecurrentRules::lstm, (NDList) c.arg(1), 0),
        "gru", c -> layers(c, RecurrentRules::gru, new NDList((NDArray) c.arg(1)), 0),
        "rnn", c -> layers(c, plain(c), new NDList((NDArray) c.arg(1)), 1));
  }

  /**
   * One step.
   *
   * <p>{@code input} and {@code hidden} are the projections of the input and of the last output.
   */
  private interface Cell {
    List<NDArray> step(NDArray input, NDArray hidden, List<NDArray> states);
  }

  // (input, states, parameters, biases, layers, [activation for rnn: before it], dropout, training,
  // bidirectional, batchFirst)
  private static List<RecordedArray> layers(Call call, Cell cell, NDList states, int shift) {
    boolean batchFirst = call.flag(8 + shift);
    int directions = call.flag(7 + shift) ? 2 : 1;
    NDArray x = call.symbol(0).array();
    x = batchFirst ? x.swapAxes(0, 1) : x; // (T, N, C)
    Layer layer = new Layer(cell, (NDList) call.arg(2), call.flag(3), states);
    int count = call.number(4);
    for (int i = 0; i < count; i++) {
      NDArray forward = layer.run(x, i * directions, false);
      NDArray both =
          directions == 1 ? forward : forward.concat(layer.run(x, i * directions + 1, true), 2);
      boolean last = i == count - 1;
      x = last ? both : dropped(both, call.real(5 + shift), call.flag(6 + shift));
    }
    List<RecordedArray> outputs = new ArrayList<>();
    outputs.add(call.self().of(batchFirst ? x.swapAxes(0, 1) : x));
    layer.ends.forEach(each -> outputs.add(call.self().of(NDArrays.stack(new NDList(each), 0))));
    return outputs;
  }

  private static NDArray dropped(NDArray x, double rate, boolean training) {
    return x.getNDArrayInternal().dropout(x, (float) rate, training).singletonOrThrow();
  }

  /** The parameters of all layers, and their states after the last step. */
  private static final class Layer {
    private final Cell cell;
    private final NDList parameters;
    private final boolean biases;
    private final NDList starts;
    private final List<List<NDArray>> ends = new ArrayList<>();

    Layer(Cell cell, NDList parameters, boolean biases, NDList starts) {
      this.cell = cell;
      this.parameters = parameters;
      this.biases = biases;
      this.starts = starts;
      starts.forEach(each -> ends.add(new ArrayList<>()));
    }

    /** (T, N, C) to (T, N, H). */
    NDArray run(NDArray x, int index, boolean backwards) {
      int first = index * (biases ? 4 : 2);
      NDArray projected = linear(x, first, 0); // (T, N, gates * H)
      List<NDArray> states = new ArrayList<>();
      starts.forEach(start -> states.add(start.get(index)));
      long steps = x.getShape().get(0);
      NDArray[] outputs = new NDArray[(int) steps];
      List<NDArray> now = states;
      for (int i = 0; i < steps; i++) {
        int t = backwards ? (int) steps - 1 - i : i;
        now = cell.step(projected.get(t), linear(now.get(0), first, 1), now);
        outputs[t] = now.get(0);
      }
      for (int i = 0; i < now.size(); i++) {
        ends.get(i).add(now.get(i));
      }
      return NDArrays.stack(new NDList(outputs), 0);
    }

    /** Input (0) or hidden (1) weights of a layer. */
    private NDArray linear(NDArray x, int first, int which) {
      NDArray product = x.matMul(parameters.get(first + which).transpose());
      return biases ? product.add(parameters.get(first + 2 + which)) : product;
    }
  }

  private static List<NDArray> lstm(NDArray input, NDArray hidden, List<NDArray> states) {
    NDList gates = input.add(hidden).split(4, 1); // input, forget, cell, output
    NDArray added = sigmoid(gates.get(0)).mul(gates.get(2).tanh());
    NDArray cell = sigmoid(gates.get(1)).mul(states.get(1)).add(added);
    return List.of(sigmoid(gates.get(3)).mul(cell.tanh()), cell);
  }

  private static List<NDArray> gru(NDArray input, NDArray hidden, List<NDArray> states) {
    NDList ofInput = input.split(3, 1); // reset, update, new
    NDList ofHidden = hidden.split(3, 1);
    NDArray reset = sigmoid(ofInput.get(0).add(ofHidden.get(0)));
    NDArray update = sigmoid(ofInput.get(1).add(ofHidden.get(1)));
    NDArray fresh = ofInput.get(2).add(reset.mul(ofHidden.get(2))).tanh();
    return List.of(fresh.add(update.mul(states.get(0).sub(fresh))));
  }

  private static Cell plain(Call call) {
    boolean relu = String.valueOf(call.arg(5)).equals("RELU");
    return (input, hidden, states) -> {
      NDArray sum = input.add(hidden);
      return List.of(relu ? sum.getNDArrayInternal().relu() : sum.tanh());
    };
  }

  private static NDArray sigmoid(NDArray x) {
    return x.getNDArrayInternal().sigmoid();
  }
}
