package org.polyfuse.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;

/**
 * Runs one part on the default engine and differentiates it. Between the forward and the backward
 * pass garbage is collected and freed memory is overwritten, so a part that lets go of memory which
 * the backward pass needs gives wrong gradients here and not once a week.
 *
 * <pre>{@code
 * try (BlockHarness<MyAttention> harness = BlockHarness.of(new MyAttention(16), 1)) {
 *   Golden golden = Golden.load(harness.manager(), "attention");
 *   harness.set("u", golden.array("u")).input("a", golden.array("a"));
 *   Differentiated result = harness.differentiate(
 *       (part, pass, in) -> List.of(part.attend(pass, in.get("a"))), golden.probes());
 *   assertThat(result.gradient("u")).isRelativelyCloseTo(golden.array("grad_u"), 1e-5);
 * }
 * }</pre>
 *
 * @param <P> the part
 */
public final class BlockHarness<P extends Part> implements AutoCloseable {

  private final NDManager manager = NDManager.newBaseManager();
  private final P part;
  private final Map<String, Parameter> parameters;
  private final Map<String, NDArray> inputs = new LinkedHashMap<>();
  private boolean training;
  private boolean collecting = true;

  private BlockHarness(P part, long seed) {
    this.part = part;
    manager.getEngine().setRandomSeed((int) seed);
    part.initialize(manager, DataType.FLOAT32);
    this.parameters = NamedParameters.of(part);
    parameters.forEach((name, parameter) -> draw(name, parameter, seed));
  }

  /**
   * Initialises a part: parameters with an {@link Init} are drawn in Java from the seed and their
   * name, those of DJL blocks by the engine, seeded.
   */
  public static <P extends Part> BlockHarness<P> of(P part, long seed) {
    return new BlockHarness<>(part, seed);
  }

  private void draw(String name, Parameter parameter, long seed) {
    if (parameter.getInitializer() instanceof Init init) {
      Shape shape = parameter.getShape();
      float[] values = init.draw(shape, new SplittableRandom(31 * seed + name.hashCode()));
      replace(parameter, manager.create(values, shape));
    }
  }

  private static void replace(Parameter parameter, NDArray value) {
    parameter.close();
    parameter.setShape(null);
    parameter.setArray(value);
    value.setRequiresGradient(parameter.requiresGradient());
  }

  /** The manager that everything of this harness lives on. */
  public NDManager manager() {
    return manager;
  }

  /** The part under test. */
  public P part() {
    return part;
  }

  /** The parameters by weight name. */
  public Map<String, Parameter> parameters() {
    return parameters;
  }

  /** Whether calls are in training mode, with dropout on; off at first. */
  public BlockHarness<P> training(boolean on) {
    training = on;
    return this;
  }

  /** Whether garbage is collected before the backward pass, which takes a while; on at first. */
  public BlockHarness<P> collecting(boolean on) {
    collecting = on;
    return this;
  }

  /** Gives a parameter values; as many as it has, and of its shape up to axes of length 1. */
  public BlockHarness<P> set(String name, NDArray value) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "no parameter '%s'. Known: %s", name, parameters.keySet()));
    }
    Shape shape = parameter.getShape();
    if (!Arrays.equals(squeezed(value.getShape()), squeezed(shape))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s: expected shape %s but got %s", name, shape, value.getShape()));
    }
    replace(parameter, value.reshape(shape).duplicate());
    return this;
  }

  private static long[] squeezed(Shape shape) {
    return LongStream.of(shape.getShape()).filter(axis -> axis != 1).toArray();
  }

  /** Declares an input that gradients are taken with respect to. */
  public BlockHarness<P> input(String name, NDArray value) {
    inputs.put(name, trained(value));
    return this;
  }

  private static NDArray trained(NDArray value) {
    NDArray copy = value.duplicate();
    copy.setRequiresGradient(true);
    return copy;
  }

  /** Declares an input without gradient, such as a mask. */
  public BlockHarness<P> constant(String name, NDArray value) {
    inputs.put(name, value);
    return this;
  }

  /** Runs the call without gradients. */
  public List<NDArray> evaluate(TypedCall<P> call) {
    return call.call(part, pass(), inputs);
  }

  /** A pass over the part's own parameters, for calls that are made directly. */
  public Pass pass() {
    return new Pass(new ParameterStore(manager, false), training);
  }

  /**
   * Runs the call and differentiates the sum over i of {@code sum(output_i * probe_i)}.
   *
   * @param probes one for each output, of its shape
   */
  public Differentiated differentiate(TypedCall<P> call, List<NDArray> probes) {
    forgetGradients();
    List<NDArray> outputs;
    try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
      outputs = call.call(part, pass(), inputs);
      NDArray loss = loss(outputs, probes);
      if (collecting) {
        FreedMemory.overwrite();
      }
      collector.backward(loss);
    }
    Map<String, NDArray> ofInputs = new LinkedHashMap<>();
    inputs.forEach((name, input) -> gradient(ofInputs, name, input));
    Map<String, NDArray> ofParameters = new LinkedHashMap<>();
    parameters.forEach((name, p) -> gradient(ofParameters, name, p.getArray()));
    return new Differentiated(outputs, ofInputs, ofParameters);
  }

  /** PyTorch adds a gradient to the one before; arrays of their own have none before. */
  private void forgetGradients() {
    parameters.values().forEach(p -> replace(p, p.getArray().duplicate()));
    inputs.replaceAll((name, array) -> array.hasGradient() ? trained(array) : array);
  }

  /** The same with a probe drawn for each output: normal numbers of a fixed seed. */
  public Differentiated differentiate(TypedCall<P> call) {
    return differentiate(call, probes(evaluate(call)));
  }

  private List<NDArray> probes(List<NDArray> outputs) {
    SplittableRandom random = new SplittableRandom(7);
    return outputs.stream()
        .map(NDArray::getShape)
        .map(shape -> manager.create(Init.normal(1).draw(shape, random), shape))
        .toList();
  }

  /**
   * Makes a call on another engine, in evaluation mode, with the same weights and inputs, and
   * differentiates with the same probes as {@link #differentiate(TypedCall)}.
   *
   * @param call gives everything; what is differentiated comes first
   * @param differentiated gives what is differentiated alone
   */
  public Differentiated differentiateOn(
      OtherEngine engine, TypedCall<P> call, TypedCall<P> differentiated) {
    Set<String> wanted =
        inputs.entrySet().stream()
            .filter(input -> input.getValue().hasGradient())
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<NDArray> probes = probes(evaluate(differentiated));
    return engine.differentiate(new PartCall<>(part, call, inputs, wanted, probes), manager);
  }

  private static NDArray loss(List<NDArray> outputs, List<NDArray> probes) {
    if (outputs.isEmpty() || outputs.size() != probes.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "probes: one is needed for each of %d outputs but were %d",
              outputs.size(),
              probes.size()));
    }
    NDArray loss = outputs.get(0).mul(probes.get(0)).sum();
    for (int i = 1; i < outputs.size(); i++) {
      loss = loss.add(outputs.get(i).mul(probes.get(i)).sum());
    }
    return loss;
  }

  private static void gradient(Map<String, NDArray> gradients, String name, NDArray array) {
    if (array.hasGradient()) {
      gradients.put(name, array.getGradient().duplicate());
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
