package org.polyfuse.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.recurrent.RNN;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.runtime.weights.HostTensor;

/** Every operation that can be recorded, as functions that any engine can run. */
final class Operations {

  /**
   * One of them.
   *
   * @param inputs the shapes of the function's arguments
   */
  record Case(List<HostTensor> inputs, Differentiated.Operation operation) {}

  private final Map<String, Case> cases = new LinkedHashMap<>();

  private Operations() {}

  static Map<String, Case> all() {
    Operations all = new Operations();
    all.arithmetic();
    all.functions();
    all.reductions();
    all.layouts();
    all.indexing();
    all.matrices();
    all.layers();
    all.pools();
    all.norms();
    all.recurrent();
    return all.cases;
  }

  private void add(String name, Differentiated.Operation operation, long[]... shapes) {
    List<HostTensor> inputs =
        IntStream.range(0, shapes.length)
            .mapToObj(i -> Differentiated.normal(i + 1L, shapes[i]))
            .toList();
    if (cases.put(name, new Case(inputs, operation)) != null) {
      throw new IllegalStateException(name + " stands twice");
    }
  }

  private static long[] of(long... shape) {
    return shape;
  }

  private void one(String name, UnaryOperator<NDArray> operation) {
    add(name, in -> operation.apply(in.get(0)), of(2, 3, 4, 5));
  }

  private void two(String name, BinaryOperator<NDArray> operation) {
    add(name, in -> operation.apply(in.get(0), in.get(1)), of(2, 3, 4, 5), of(3, 1, 5));
    // the same on what a layer left with its channels last
    add(
        name + " after a convolution",
        in ->
            operation.apply(
                convolved(in.get(0), in.get(2)), in.get(1).mul(Scalars.of(in.get(0), 0.5))),
        of(2, 3, 4, 5),
        of(2, 1, 4, 1),
        of(3, 3, 1, 1));
  }

  private static NDArray convolved(NDArray x, NDArray weight) {
    Shape ones = new Shape(1, 1);
    return x.getNDArrayInternal()
        .convolution(x, weight, null, ones, new Shape(0, 0), ones, 1)
        .singletonOrThrow();
  }

  private static NDArray positive(NDArray x) {
    return x.abs().add(Scalars.of(x, 0.5));
  }

  private static NDArray small(NDArray x) {
    return x.tanh().mul(Scalars.of(x, 0.9));
  }

  private void arithmetic() {
    two("add", NDArray::add);
    two("sub", NDArray::sub);
    two("mul", NDArray::mul);
    two("div", (a, b) -> a.div(positive(b)));
    two("pow", (a, b) -> positive(a).pow(b));
    two("mod", (a, b) -> a.mod(positive(b)));
    two("maximum", NDArray::maximum);
    two("minimum", NDArray::minimum);
    two("xlogy", (a, b) -> a.xlogy(positive(b)));
    two("atan2", NDArray::atan2);
    two("eq", (a, b) -> a.eq(b));
    two("neq", (a, b) -> a.neq(b));
    two("gt", (a, b) -> a.gt(b).toType(DataType.FLOAT32, false).mul(a));
    two("gte", (a, b) -> a.gte(b).toType(DataType.FLOAT32, false).mul(a));
    two("lt", (a, b) -> a.lt(b).toType(DataType.FLOAT32, false).mul(a));
    two("lte", (a, b) -> a.lte(b).toType(DataType.FLOAT32, false).mul(a));
    two("and", (a, b) -> a.gt(b).logicalAnd(a.lt(Scalars.of(a, 1))));
    two("or", (a, b) -> a.gt(b).logicalOr(a.lt(Scalars.of(a, 1))));
    two("xor", (a, b) -> a.gt(b).logicalXor(a.lt(Scalars.of(a, 1))));
    one("not", a -> a.gt(Scalars.of(a, 0)).logicalNot());
    one("isNaN", a -> a.sqrt().isNaN());
    one("isInfinite", a -> a.div(Scalars.of(a, 0)).isInfinite());
    add(
        "where",
        in -> NDArrays.where(in.get(0).gt(in.get(1)), in.get(0), in.get(1)),
        of(3, 4),
        of(3, 4));
    one("numbers", a -> a.mul(2).add(1).sub(0.5).div(4).maximum(-0.2).minimum(0.4));
    one("reverse numbers", a -> a.getNDArrayInternal().rsub(1));
    one("clip", a -> a.clip(-0.5, 0.7));
    one("stopGradient", a -> a.mul(a.stopGradient()));
  }

  private void functions() {
    Map<String, UnaryOperator<NDArray>> plain = new LinkedHashMap<>();
    plain.put("neg", NDArray::neg);
    plain.put("abs", NDArray::abs);
    plain.put("square", NDArray::square);
    plain.put("sign", x -> x.sign().mul(x));
    plain.put("floor", x -> x.floor().add(x));
    plain.put("ceil", x -> x.ceil().add(x));
    plain.put("round", x -> x.round().add(x));
    plain.put("trunc", x -> x.trunc().add(x));
    plain.put("exp", NDArray::exp);
    plain.put("sqrt", x -> positive(x).sqrt());
    plain.put("cbrt", x -> positive(x).cbrt());
    plain.put("log", x -> positive(x).log());
    plain.put("log10", x -> positive(x).log10());
    plain.put("log2", x -> positive(x).log2());
    plain.put("gammaln", x -> positive(x).gammaln());
    plain.put("sin", NDArray::sin);
    plain.put("cos", NDArray::cos);
    plain.put("tan", x -> small(x).tan());
    plain.put("asin", x -> small(x).asin());
    plain.put("acos", x -> small(x).acos());
    plain.put("atan", NDArray::atan);
    plain.put("sinh", NDArray::sinh);
    plain.put("cosh", NDArray::cosh);
    plain.put("tanh", NDArray::tanh);
    plain.put("toDegrees", NDArray::toDegrees);
    plain.put("toRadians", NDArray::toRadians);
    plain.put("erf", NDArray::erf);
    plain.put("erfinv", x -> small(x).erfinv());
    plain.forEach(this::one);
    Map<String, Function<NDArrayEx, NDArray>> activations = new LinkedHashMap<>();
    activations.put("relu", NDArrayEx::relu);
    activations.put("sigmoid", NDArrayEx::sigmoid);
    activations.put("softPlus", NDArrayEx::softPlus);
    activations.put("softSign", NDArrayEx::softSign);
    activations.put("leakyRelu", x -> x.leakyRelu(0.2f));
    activations.put("elu", x -> x.elu(0.7f));
    activations.put("selu", NDArrayEx::selu);
    activations.put("gelu", NDArrayEx::gelu);
    activations.put("swish", x -> x.swish(0.8f));
    activations.put("mish", NDArrayEx::mish);
    activations.forEach((name, f) -> one(name, x -> f.apply(x.getNDArrayInternal())));
    for (int axis : new int[] {-1, 0, 1, 2}) {
      one("softmax " + axis, x -> x.softmax(axis));
      one("logSoftmax " + axis, x -> x.logSoftmax(axis));
    }
    add("softmax of a vector", in -> in.get(0).softmax(0), of(7));
    one("dropout off", x -> x.getNDArrayInternal().dropout(x, 0.5f, false).singletonOrThrow());
    one("dropout 0", x -> x.getNDArrayInternal().dropout(x, 0f, true).singletonOrThrow());
  }

  private void reductions() {
    one("sum", NDArray::sum);
    one("mean", NDArray::mean);
    one("max", NDArray::max);
    one("min", NDArray::min);
    one("prod", x -> positive(x).prod().log());
    for (int axis = -1; axis < 4; axis++) {
      int[] axes = {axis};
      one("sum " + axis, x -> x.sum(axes));
      one("sum, kept " + axis, x -> x.sum(axes, true));
      one("mean " + axis, x -> x.mean(axes));
      one("max " + axis, x -> x.max(axes));
      one("min, kept " + axis, x -> x.min(axes, true));
      one("prod " + axis, x -> x.prod(axes));
      int along = axis;
      one("cumSum " + axis, x -> x.cumSum(along));
      one("cumProd " + axis, x -> x.cumProd(along));
      add(
          "sum after a convolution " + axis,
          in -> convolved(in.get(0), in.get(1)).sum(axes),
          of(2, 3, 4, 5),
          of(3, 3, 1, 1));
    }
    one("sum of two", x -> x.sum(new int[] {1, 3}));
    add(
        "max after a convolution",
        in -> convolved(in.get(0), in.get(1)).max(new int[] {1}, true),
        of(2, 3, 4, 5),
        of(3, 3, 1, 1));
    one("norm", x -> x.norm());
    one("norm of axes", x -> x.norm(new int[] {1}, true));
    one("normalize", x -> x.normalize(2, 1));
    add("sum of integers", in -> in.get(0).gt(Scalars.of(in.get(0), 0)).sum(), of(3, 4));
  }

  private void layouts() {
    one("reshape", x -> x.reshape(6, -1));
    one("expandDims", x -> x.expandDims(1).expandDims(-1));
    one("squeeze", x -> x.reshape(2, 1, 3, 20, 1).squeeze(1).squeeze());
    one("transpose", x -> x.transpose().mul(x.transpose(3, 2, 1, 0)));
    one("transpose and reshape", x -> x.transpose(0, 2, 3, 1).reshape(8, 15));
    one("swapAxes", x -> x.swapAxes(1, 3));
    one("flatten", NDArray::flatten);
    one("flatten axes", x -> x.flatten(1, 2));
    one("flip", x -> x.flip(1, 3));
    one("pad", x -> x.pad(new Shape(1, 2, 0, 3), 0.5));
    one("tile", x -> x.tile(new long[] {1, 2, 3, 1}));
    one("repeat", x -> x.repeat(2, 3));
    one("broadcast", x -> x.expandDims(0).broadcast(3, 2, 3, 4, 5));
    one("concat", x -> x.concat(x.mul(x), 2));
    one("concat without axis", x -> x.concat(x.mul(x)));
    one("stack", x -> NDArrays.stack(new NDList(x, x.mul(x)), 1));
    one("stack at the end", x -> NDArrays.stack(new NDList(x, x.mul(x)), -1));
    one("split", x -> x.split(new long[] {1, 3}, 2).get(1));
    one("split equally", x -> x.split(3, 1).get(2));
    one("duplicate", x -> x.duplicate().mul(x));
    one("zerosLike", x -> x.add(x.zerosLike()).mul(x.onesLike()));
    for (String layout : List.of("reshape", "transpose", "flip", "pad", "concat", "split")) {
      Case plain = cases.get(layout);
      add(
          layout + " after a convolution",
          in -> plain.operation().apply(List.of(convolved(in.get(0), in.get(1)))),
          of(2, 3, 4, 5),
          of(3, 3, 1, 1));
    }
    add(
        "reshape behind the channels",
        in -> convolved(in.get(0), in.get(1)).reshape(2, 3, -1).reshape(2, 3, 5, 2, 2),
        of(2, 3, 4, 5),
        of(3, 3, 1, 1));
  }

  private void indexing() {
    one("get", x -> x.get(new NDIndex(":, ::2, 1:3")));
    one("get from behind", x -> x.get(new NDIndex("..., -1")));
    one("get one", x -> x.get(1));
    one("get of two", x -> x.get("{}, 1:, :, {}:", 0, 2));
    add(
        "get after a convolution",
        in -> convolved(in.get(0), in.get(1)).get(new NDIndex(":, 1:, ::2")),
        of(2, 3, 4, 5),
        of(3, 3, 1, 1));
    one("gather", x -> x.gather(integers(x, 3, 2, 3, 2, 5), 2));
    one("gatherNd", x -> x.gatherNd(integers(x, 2, 2, 3)));
    one("take", x -> x.take(integers(x, 20, 7)));
    one("get by an array", x -> x.get(integers(x, 2, 3)));
    one(
        "embedding",
        x -> {
          NDArray table = x.reshape(12, 10);
          return x.getNDArrayInternal()
              .embedding(integers(x, 12, 4, 3), table, SparseFormat.DENSE)
              .singletonOrThrow();
        });
    one("oneHot", x -> integers(x, 4, 3, 2).oneHot(5));
    one("argMax", x -> x.argMax(1));
    one("argMin", x -> x.argMin(2));
    one("argMax of all", NDArray::argMax);
    one("argSort", x -> x.argSort(3));
    one("sort", x -> x.sort(2));
    one("topK", x -> x.topK(2, 3, true, true).get(0));
    one("topK of the smallest", x -> x.topK(2, 1, false, true).get(0));
    one("arange", x -> x.mul(x.getManager().arange(5f)));
    one("eye", x -> x.matMul(x.getManager().eye(5)));
    one("linspace", x -> x.mul(x.getManager().linspace(0f, 1f, 5)));
    one("create", x -> x.mul(x.getManager().create(new float[] {1, 2, 3, 4, 5})));
    one("ones", x -> x.add(x.getManager().ones(new Shape(4, 1))));
    one("full", x -> x.add(x.getManager().full(new Shape(4, 1), 2.5f)));
  }

  /** Whole numbers below a bound that an engine need not draw. */
  private static NDArray integers(NDArray near, int bound, long... shape) {
    long[] values = new long[(int) new Shape(shape).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 7L + 3) % bound;
    }
    return near.getManager().create(values, new Shape(shape));
  }

  private void matrices() {
    BinaryOperator<NDArray> product = NDArray::matMul;
    Map<String, long[][]> shapes = new LinkedHashMap<>();
    shapes.put("matrices", new long[][] {of(3, 4), of(4, 5)});
    shapes.put("matrix and vector", new long[][] {of(3, 4), of(4)});
    shapes.put("vector and matrix", new long[][] {of(4), of(4, 5)});
    shapes.put("vectors", new long[][] {of(4), of(4)});
    shapes.put("batch and matrix", new long[][] {of(2, 3, 4), of(4, 5)});
    shapes.put("batches", new long[][] {of(2, 3, 4), of(2, 4, 5)});
    shapes.put("broadcast batches", new long[][] {of(2, 1, 3, 4), of(5, 4, 3)});
    shapes.put("matrix and batch", new long[][] {of(3, 4), of(2, 4, 5)});
    shapes.forEach(
        (name, each) -> add("product of " + name, in -> product.apply(in.get(0), in.get(1)), each));
    add(
        "product of transposed",
        in -> in.get(0).transpose().matMul(in.get(1).transpose()),
        of(4, 3),
        of(5, 4));
    add(
        "product of transposed batches",
        in -> in.get(0).transpose(0, 2, 1).matMul(in.get(1).transpose(0, 2, 1)),
        of(2, 4, 3),
        of(2, 5, 4));
    add(
        "batchMatMul",
        in -> in.get(0).batchMatMul(in.get(1).swapAxes(1, 2)),
        of(2, 3, 4),
        of(2, 5, 4));
    add("dot", in -> in.get(0).dot(in.get(1)), of(4), of(4));
    add(
        "linear",
        in ->
            in.get(0)
                .getNDArrayInternal()
                .linear(in.get(0), in.get(1), in.get(2))
                .singletonOrThrow(),
        of(2, 3, 4),
        of(5, 4),
        of(5));
    add(
        "linear without bias",
        in -> in.get(0).getNDArrayInternal().linear(in.get(0), in.get(1), null).singletonOrThrow(),
        of(3, 4),
        of(5, 4));
  }

  private void layers() {
    convolution("plain", of(2, 3, 7, 9), of(4, 3, 3, 3), of(1, 1), of(0, 0), of(1, 1), 1);
    convolution("same", of(2, 3, 7, 9), of(4, 3, 3, 3), of(1, 1), of(1, 1), of(1, 1), 1);
    convolution("strided", of(2, 3, 12, 10), of(4, 3, 5, 5), of(4, 3), of(2, 2), of(1, 1), 1);
    convolution("even", of(2, 3, 8, 8), of(4, 3, 2, 4), of(2, 2), of(1, 2), of(1, 1), 1);
    convolution("dilated", of(2, 3, 9, 11), of(4, 3, 3, 3), of(1, 1), of(2, 1), of(2, 3), 1);
    convolution(
        "dilated, strided", of(2, 3, 9, 11), of(4, 3, 3, 2), of(2, 2), of(0, 1), of(2, 2), 1);
    convolution("grouped", of(2, 4, 7, 9), of(6, 2, 3, 3), of(1, 1), of(1, 1), of(1, 1), 2);
    convolution("depthwise", of(2, 4, 7, 9), of(4, 1, 3, 3), of(2, 1), of(1, 1), of(1, 1), 4);
    convolution("of a line", of(2, 3, 11), of(4, 3, 5), of(2), of(2), of(1), 1);
    convolution("of a line, dilated", of(2, 3, 11), of(4, 3, 3), of(1), of(2), of(2), 1);
  }

  private void convolution(
      String name,
      long[] input,
      long[] weight,
      long[] stride,
      long[] padding,
      long[] dilation,
      int groups) {
    add(
        "convolution " + name,
        in ->
            in.get(0)
                .getNDArrayInternal()
                .convolution(
                    in.get(0),
                    in.get(1),
                    in.get(2),
                    new Shape(stride),
                    new Shape(padding),
                    new Shape(dilation),
                    groups)
                .singletonOrThrow(),
        input,
        weight,
        of(weight[0]));
  }

  private void pools() {
    for (boolean up : new boolean[] {false, true}) {
      for (long pad : new long[] {0, 1}) {
        String name = (up ? " up" : "") + (pad > 0 ? " padded" : "");
        Shape k = new Shape(3, 2);
        Shape s = new Shape(2, 2);
        Shape p = new Shape(pad, pad);
        pool("maxPool" + name, x -> x.maxPool(k, s, p, up));
        pool("avgPool" + name, x -> x.avgPool(k, s, p, up, true));
        pool("avgPool without padding" + name, x -> x.avgPool(k, s, p, up, false));
      }
    }
    Shape three = new Shape(3, 3);
    Shape half = new Shape(1, 1);
    pool("maxPool same", x -> x.maxPool(three, half, half, false));
    pool("maxPool halving", x -> x.maxPool(three, new Shape(2, 2), half, false));
    pool("globalMaxPool", NDArrayEx::globalMaxPool);
    pool("globalAvgPool", NDArrayEx::globalAvgPool);
    one("globalLpPool", x -> positive(x).getNDArrayInternal().globalLpPool(2));
    Shape line = new Shape(3);
    add(
        "maxPool of a line",
        in -> in.get(0).getNDArrayInternal().maxPool(line, new Shape(2), new Shape(1), false),
        of(2, 3, 9));
    add(
        "avgPool of a line",
        in ->
            in.get(0).getNDArrayInternal().avgPool(line, new Shape(2), new Shape(1), false, false),
        of(2, 3, 9));
    add(
        "lpPool",
        in ->
            positive(in.get(0))
                .getNDArrayInternal()
                .lpPool(2, new Shape(2, 3), new Shape(2, 2), new Shape(0, 0), false),
        of(2, 3, 6, 7));
  }

  private void pool(String name, Function<NDArrayEx, NDArray> pool) {
    add(name, in -> pool.apply(in.get(0).getNDArrayInternal()), of(2, 3, 8, 7));
  }

  private void norms() {
    add(
        "layerNorm",
        in ->
            in.get(0)
                .getNDArrayInternal()
                .layerNorm(in.get(0), new Shape(4, 5), in.get(1), in.get(2), 1e-5f)
                .singletonOrThrow(),
        of(2, 3, 4, 5),
        of(4, 5),
        of(4, 5));
    for (boolean training : new boolean[] {true, false}) {
      String how = training ? " in training" : " in use";
      batchNorm("batchNorm of images" + how, training, of(2, 3, 4, 5));
      batchNorm("batchNorm of lines" + how, training, of(4, 3, 5));
      batchNorm("batchNorm of vectors" + how, training, of(6, 3));
    }
  }

  private void batchNorm(String name, boolean training, long[] shape) {
    add(
        name,
        in -> {
          NDArray mean = in.get(1).stopGradient().mul(Scalars.of(in.get(1), 0.1));
          NDArray variance = positive(in.get(2).stopGradient());
          return in.get(0)
              .getNDArrayInternal()
              .batchNorm(in.get(0), mean, variance, in.get(3), in.get(4), 1, 0.9f, 1e-5f, training)
              .singletonOrThrow();
        },
        shape,
        of(3),
        of(3),
        of(3),
        of(3));
  }

  private void recurrent() {
    for (boolean both : new boolean[] {false, true}) {
      int d = both ? 2 : 1;
      String how = both ? " both ways" : "";
      long[][] lstm = recurrentShapes(4, 2, d);
      for (int output = 0; output < 3; output++) {
        int which = output;
        add(
            "lstm " + output + how,
            in ->
                in.get(0)
                    .getNDArrayInternal()
                    .lstm(
                        in.get(0),
                        new NDList(in.get(1), in.get(2)),
                        new NDList(in.subList(3, in.size())),
                        true,
                        2,
                        0,
                        true,
                        both,
                        true)
                    .get(which),
            lstm);
      }
      long[][] gru = recurrentShapes(3, 1, d);
      add(
          "gru" + how,
          in ->
              in.get(0)
                  .getNDArrayInternal()
                  .gru(
                      in.get(0),
                      in.get(1),
                      new NDList(in.subList(2, in.size())),
                      true,
                      2,
                      0,
                      true,
                      both,
                      true)
                  .get(0),
          gru);
      long[][] rnn = recurrentShapes(1, 1, d);
      add(
          "rnn" + how,
          in ->
              in.get(0)
                  .getNDArrayInternal()
                  .rnn(
                      in.get(0),
                      in.get(1),
                      new NDList(in.subList(2, in.size())),
                      true,
                      2,
                      RNN.Activation.TANH,
                      0,
                      true,
                      both,
                      true)
                  .get(0),
          rnn);
    }
  }

  /** Input (N 2, T 4, C 3), states (layers * directions, 2, H 5), then weights of two layers. */
  private static long[][] recurrentShapes(int gates, int states, int directions) {
    java.util.ArrayList<long[]> shapes = new java.util.ArrayList<>();
    shapes.add(of(2, 4, 3));
    for (int i = 0; i < states; i++) {
      shapes.add(of(2L * directions, 2, 5));
    }
    for (int layer = 0; layer < 2; layer++) {
      for (int d = 0; d < directions; d++) {
        shapes.add(of(gates * 5L, layer == 0 ? 3 : 5L * directions));
        shapes.add(of(gates * 5L, 5));
        shapes.add(of(gates * 5L));
        shapes.add(of(gates * 5L));
      }
    }
    return shapes.toArray(long[][]::new);
  }
}
