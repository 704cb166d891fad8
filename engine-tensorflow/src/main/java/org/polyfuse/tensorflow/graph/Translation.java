package org.polyfuse.tensorflow.graph;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.polyfuse.trace.Data;
import org.polyfuse.trace.Kind;
import org.polyfuse.trace.Operation;
import org.polyfuse.trace.Value;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;

/** Makes nodes of recorded operations, one operation after the other. */
final class Translation {

  private final Nodes nodes;
  private final Output<?> seed;
  private final Map<Value, Output<?>> inputs;
  private final Function<Parameter, Output<?>> variables;
  private final List<Symbol> symbols = new ArrayList<>();
  private int randoms;

  Translation(
      Nodes nodes,
      Output<?> seed,
      Map<Value, Output<?>> inputs,
      Function<Parameter, Output<?>> variables,
      int randoms) {
    this.nodes = nodes;
    this.seed = seed;
    this.inputs = inputs;
    this.variables = variables;
    this.randoms = randoms;
  }

  int randoms() {
    return randoms;
  }

  Symbol symbol(Value value) {
    return symbols.get(value.id());
  }

  /** Every kind has a translation, or this does not compile. */
  void add(Operation each) {
    List<Symbol> in = each.inputs().stream().map(this::symbol).toList();
    symbols.addAll(
        switch (each.kind()) {
          case INPUT -> source(each, Objects.requireNonNull(inputs.get(each.output()), "input"));
          case PARAMETER ->
              source(each, variables.apply(each.attribute("parameter", Parameter.class)));
          case CONSTANT -> source(each, constant(each));
          case FULL -> source(each, filled(each));
          case RANDOM -> source(each, random(each));
          case NEG, ABS, SQUARE, SIGN, SQRT, EXP, LOG, SIN, COS, TAN, ASIN, ACOS, ATAN ->
              List.of(Elements.unary(each, in.get(0)));
          case SINH, COSH, TANH, ASINH, ACOSH, ATANH, ERF, ERFINV, GAMMALN, LOGICAL_NOT ->
              List.of(Elements.unary(each, in.get(0)));
          case RELU, SIGMOID, SOFT_PLUS, SOFT_SIGN, SELU ->
              List.of(Elements.unary(each, in.get(0)));
          case FLOOR, CEIL, ROUND -> List.of(Elements.unary(each, in.get(0)).constant());
          case IS_NAN, IS_INFINITE -> List.of(Elements.unary(each, in.get(0).constant()));
          case LEAKY_RELU -> List.of(Elements.leakyRelu(each, in.get(0)));
          case ELU -> List.of(Elements.elu(each, in.get(0)));
          case TO_TYPE -> List.of(in.get(0).cast(each.output().type()));
          case STOP_GRADIENT -> List.of(in.get(0).constant());
          case ADD, SUB, MUL, DIV, POW, MAXIMUM, MINIMUM ->
              List.of(Elements.binary(each, in.get(0), in.get(1)));
          case EQ, NEQ, GT, GTE, LT, LTE, LOGICAL_AND, LOGICAL_OR, LOGICAL_XOR ->
              List.of(Elements.binary(each, in.get(0), in.get(1)));
          case ATAN2 -> List.of(Elements.atan2(each, in.get(0), in.get(1)));
          case WHERE -> List.of(Elements.select(each, in.get(0), in.get(1), in.get(2)));
          case SOFTMAX, LOG_SOFTMAX -> List.of(Elements.softmax(each, in.get(0)));
          case SUM, MEAN, PROD, MAX, MIN -> List.of(Reductions.reduce(each, in.get(0)));
          case CUM_SUM -> List.of(Reductions.running(each, in.get(0)));
          case ARG_MAX, ARG_MIN -> List.of(Reductions.extreme(each, in.get(0)));
          case TOP_K -> List.of(Reductions.largest(each, in.get(0)));
          case RESHAPE -> List.of(Layouts.reshape(in.get(0), each.output().shape()));
          case TRANSPOSE -> List.of(Layouts.transpose(in.get(0), each.axes("order")));
          case BROADCAST -> List.of(Layouts.broadcast(in.get(0), each.output().shape()));
          case FLIP -> List.of(Layouts.flip(each, in.get(0)));
          case PAD -> List.of(Layouts.pad(each, in.get(0)));
          case TILE -> List.of(Layouts.tile(each, in.get(0)));
          case CONCAT -> List.of(Layouts.concat(in, each.number("axis")));
          case SPLIT -> Layouts.split(each, in.get(0));
          case SLICE -> List.of(Picks.slice(each, in.get(0)));
          case TAKE -> List.of(Picks.rows(in.get(0), in.get(1)));
          case GATHER -> List.of(Picks.pick(in.get(0), in.get(1), each.number("axis")));
          case GATHER_ND -> List.of(Picks.points(each, in.get(0), in.get(1)));
          case ONE_HOT -> List.of(Picks.oneHot(each, in.get(0)));
          case MAT_MUL -> List.of(Products.product(each, in.get(0), in.get(1)));
          case CONVOLUTION -> List.of(Convolutions.convolution(each, in));
          case MAX_POOL -> List.of(Pools.maxPool(each, in.get(0)));
          case AVG_POOL -> List.of(Pools.avgPool(each, in.get(0)));
          case BATCH_NORM -> BatchNorms.batchNorm(each, in);
        });
  }

  private List<Symbol> source(Operation each, Output<?> node) {
    return List.of(new Symbol(nodes, node, each.output().shape(), each.output().type()));
  }

  private Output<?> constant(Operation each) {
    Data data = each.attribute("values", Data.class);
    byte[] bytes = data.bytes();
    Shape shape = each.output().shape();
    Tensor tensor =
        Tensor.of(
            Kinds.tensor(data.type()),
            org.tensorflow.ndarray.Shape.of(shape.getShape()),
            DataBuffers.of(bytes, true, false));
    Key key = new Key(shape.toString(), bytes.length <= 256 ? Arrays.toString(bytes) : "long");
    return nodes.constant(tensor, shape.size(), key);
  }

  /** Tells constants apart. */
  private record Key(String shape, String bytes) {}

  private Output<?> filled(Operation each) {
    return filled(nodes, each.output().shape(), each.real("value"), each.output().type());
  }

  static Output<?> filled(Nodes nodes, Shape shape, double value, DataType type) {
    Output<?> scalar = nodes.scalar(value, Kinds.of(type));
    return shape.dimension() == 0
        ? scalar
        : nodes.op("Fill").in(nodes.axes(shape.getShape()), scalar).out();
  }

  private Output<?> random(Operation each) {
    String distribution =
        switch (each.attribute("distribution", Kind.Distribution.class)) {
          case UNIFORM -> "RandomUniform";
          case NORMAL -> "RandomNormal";
          case TRUNCATED_NORMAL -> "TruncatedNormal";
        };
    Output<?> both = nodes.op("Pack").list(List.of(seed, nodes.scalarLong(randoms++))).out();
    return nodes
        .op("Stateless" + distribution)
        .in(nodes.axes(each.output().shape().getShape()), both)
        .attr("dtype", org.tensorflow.proto.DataType.DT_FLOAT)
        .out();
  }
}
