package org.polyfuse.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear map from values to places, with round ticks.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}, above {@code low}
 * @param from a coordinate
 * @param to a coordinate; below {@code from} for an axis that goes up
 */
public record LinearScale(double low, double high, double from, double to) {

  /** Checks that there is something to map. */
  public LinearScale {
    if (!(high > low) || !Double.isFinite(high - low)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "scale: must go from a value to a greater one but was %s to %s",
              low,
              high));
    }
  }

  /** A scale that is widened a little if all values are the same. */
  public static LinearScale of(double low, double high, double from, double to) {
    double margin = high > low ? 0 : Math.max(Math.abs(low) * 0.1, 1e-3);
    return new LinearScale(low - margin, high + margin, from, to);
  }

  /** A scale whose ends are round. */
  public static LinearScale round(double low, double high, double from, double to) {
    LinearScale exact = of(low, high, from, to);
    double step = step(exact.high - exact.low, 5);
    return new LinearScale(
        Math.floor(exact.low / step + 1e-9) * step,
        Math.ceil(exact.high / step - 1e-9) * step,
        from,
        to);
  }

  /** The place of a value. */
  public double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /** Round values in it, about so many. */
  public List<Double> ticks(int about) {
    double step = step(high - low, about);
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / step - 1e-9);
    long last = (long) Math.floor(high / step + 1e-9);
    for (long i = first; i <= last; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Ticks at whole numbers, about so many. */
  public List<Double> wholeTicks(int about) {
    double step = Math.max(1, step(high - low, about));
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** 1, 2 or 5 times a power of ten. */
  static double step(double range, int about) {
    double rough = range / Math.max(1, about);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double share = rough / power;
    return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
  }

  /** As few decimals as tell ticks of this scale apart. */
  public String label(double tick, int about) {
    double step = step(high - low, about);
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", tick + 0.0);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
