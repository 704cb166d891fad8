package org.polyfuse.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.data.Offset;

/**
 * Assertions on an NDArray. A failure names the shapes, and the index and values where actual and
 * expected first differ and where they differ most. Values are compared as 32-bit floats; NaN
 * equals nothing.
 */
public final class TensorAssert extends AbstractAssert<TensorAssert, NDArray> {

  TensorAssert(NDArray actual) {
    super(actual, TensorAssert.class);
  }

  /** The array has exactly these axes; none for a scalar. */
  public TensorAssert hasShape(long... axes) {
    return hasShape(new Shape(axes));
  }

  /** The array has exactly this shape. */
  public TensorAssert hasShape(Shape expected) {
    isNotNull();
    if (!actual.getShape().equals(expected)) {
      failWithMessage("expected shape %s but was %s", expected, actual.getShape());
    }
    return this;
  }

  /** Every value is within an absolute distance; the shape is left open. */
  public TensorAssert isCloseTo(float[] expected, double within) {
    return compare(expected, within, "within " + within);
  }

  /** The same in AssertJ's words: {@code isCloseTo(expected, within(1e-5f))}. */
  public TensorAssert isCloseTo(float[] expected, Offset<? extends Number> offset) {
    double within = offset.value.doubleValue();
    return compare(expected, offset.strict ? Math.nextDown(within) : within, offset.toString());
  }

  /** Same shape, and the same in AssertJ's words. */
  public TensorAssert isCloseTo(NDArray expected, Offset<? extends Number> offset) {
    return hasShape(expected.getShape()).isCloseTo(floats(expected), offset);
  }

  /** Same shape, and every value is within an absolute distance. */
  public TensorAssert isCloseTo(NDArray expected, double within) {
    return hasShape(expected.getShape()).isCloseTo(floats(expected), within);
  }

  /** The relative error max|actual - expected| / max|expected| is at most this; any shape. */
  public TensorAssert isRelativelyCloseTo(float[] expected, double error) {
    double largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    String rule =
        String.format(
            Locale.ROOT, "a relative error of %s (largest expected value %s)", error, largest);
    return compare(expected, error * largest, rule);
  }

  /** Same shape, and the relative error max|actual - expected| / max|expected| is at most this. */
  public TensorAssert isRelativelyCloseTo(NDArray expected, double error) {
    return hasShape(expected.getShape()).isRelativelyCloseTo(floats(expected), error);
  }

  /** Same shape and the same values to the bit. */
  public TensorAssert isEqualToExactly(NDArray expected) {
    return hasShape(expected.getShape()).isEqualToExactly(floats(expected));
  }

  /** The same values to the bit; any shape. */
  public TensorAssert isEqualToExactly(float... expected) {
    return compare(expected, 0, "exactly");
  }

  /** No value is NaN or infinite. */
  public TensorAssert isFinite() {
    isNotNull();
    float[] values = floats(actual);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        failWithMessage(
            "expected finite values in shape %s but was %s at %s",
            actual.getShape(), values[i], index(i));
      }
    }
    return this;
  }

  /** At least one value is not zero. */
  public TensorAssert isNotAllZero() {
    isNotNull();
    for (float value : floats(actual)) {
      if (value != 0) {
        return this;
      }
    }
    failWithMessage("expected a value other than 0 in shape %s", actual.getShape());
    return this;
  }

  private TensorAssert compare(float[] expected, double within, String rule) {
    isNotNull();
    float[] values = floats(actual);
    if (values.length != expected.length) {
      failWithMessage(
          "expected %d values but shape %s has %d",
          expected.length, actual.getShape(), values.length);
    }
    int first = -1;
    int worst = -1;
    double distance = within;
    for (int i = 0; i < values.length; i++) {
      double here = Math.abs((double) values[i] - expected[i]);
      boolean same = Float.compare(values[i], expected[i]) == 0 && !Float.isNaN(values[i]);
      if (!same && !(here <= distance)) {
        first = first < 0 ? i : first;
        worst = i;
        distance = Double.isNaN(here) ? Double.POSITIVE_INFINITY : here;
      }
    }
    if (worst >= 0) {
      failWithMessage(
          "expected %s in shape %s but first differs %s; worst %s (difference %s)",
          rule,
          actual.getShape(),
          pair(first, expected, values),
          pair(worst, expected, values),
          distance);
    }
    return this;
  }

  private String pair(int flat, float[] expected, float[] values) {
    return String.format(
        Locale.ROOT, "at %s: expected %s but was %s", index(flat), expected[flat], values[flat]);
  }

  private String index(int flat) {
    long[] axes = actual.getShape().getShape();
    long rest = flat;
    String text = "";
    for (int i = axes.length - 1; i >= 0; i--) {
      text = rest % axes[i] + (text.isEmpty() ? "" : ", ") + text;
      rest /= axes[i];
    }
    return "[" + text + "]";
  }

  private static float[] floats(NDArray array) {
    return array.toType(DataType.FLOAT32, false).toFloatArray();
  }
}
