package org.polyfuse.trace;

import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One recorded operation. Immutable.
 *
 * @param attributes as {@link Kind} says; numbers, truth values, lists of integers, {@link Data},
 *     {@link Kind.Distribution} or DJL's parameter
 */
public record Operation(
    Kind kind, List<Value> inputs, Map<String, Object> attributes, List<Value> outputs) {

  /** Copies what it is given. */
  public Operation {
    inputs = List.copyOf(inputs);
    attributes = Map.copyOf(attributes);
    outputs = List.copyOf(outputs);
  }

  /** The kind's name. */
  public String name() {
    return kind.toString();
  }

  /** The first input. */
  public Value input() {
    return inputs.get(0);
  }

  /** The first output. */
  public Value output() {
    return outputs.get(0);
  }

  /** An attribute that must be there. */
  public <T> T attribute(String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(attributes.get(name), name));
  }

  /** A whole number. */
  public int number(String name) {
    return attribute(name, Integer.class);
  }

  /** A number. */
  public double real(String name) {
    return attribute(name, Double.class);
  }

  /** A truth value. */
  public boolean flag(String name) {
    return attribute(name, Boolean.class);
  }

  /** A list of whole numbers. */
  public long[] numbers(String name) {
    List<?> numbers = attribute(name, List.class);
    return numbers.stream().mapToLong(each -> ((Number) each).longValue()).toArray();
  }

  /** Axes. */
  public int[] axes(String name) {
    return Arrays.stream(numbers(name)).mapToInt(Math::toIntExact).toArray();
  }

  /** A line such as {@code %5 (2, 3) float32 = sum(%4) axes=[1] keep=false}. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    line.append(outputs.stream().map(Value::toString).collect(Collectors.joining(", ")));
    line.append(" = ").append(kind).append('(');
    line.append(inputs.stream().map(each -> "%" + each.id()).collect(Collectors.joining(", ")));
    line.append(')');
    new TreeMap<>(attributes)
        .forEach(
            (name, value) -> line.append(String.format(Locale.ROOT, " %s=%s", name, text(value))));
    return line.toString();
  }

  private static Object text(Object value) {
    return value instanceof Parameter parameter ? parameter.getName() : value;
  }
}
