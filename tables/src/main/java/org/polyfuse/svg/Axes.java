package org.polyfuse.svg;

import java.util.List;

/**
 * A frame with ticks, grid and labels.
 *
 * @param x the axis to the right
 * @param y the axis upwards
 * @param xLabel with unit
 * @param yLabel with unit; it stands above the axis, where it can be read without turning the head
 * @param whole whether the axis to the right counts something
 */
public record Axes(LinearScale x, LinearScale y, String xLabel, String yLabel, boolean whole) {

  private static final int X_TICKS = 6;
  private static final int Y_TICKS = 5;

  /** Draws it. */
  public void draw(Figure figure) {
    double left = x.from();
    double right = x.to();
    double bottom = y.from();
    for (double tick : y.ticks(Y_TICKS)) {
      figure.line(left, y.at(tick), right, y.at(tick), "grid");
      figure.text(left - 5, y.at(tick) + 4, "end", y.label(tick, Y_TICKS)).styled("tick");
    }
    List<Double> ticks = whole ? x.wholeTicks(X_TICKS) : x.ticks(X_TICKS);
    for (double tick : ticks) {
      figure.line(x.at(tick), bottom, x.at(tick), bottom + 4, "axis");
      String label = whole ? String.valueOf((long) tick) : x.label(tick, X_TICKS);
      figure.text(x.at(tick), bottom + 16, "middle", label).styled("tick");
    }
    figure.line(left, bottom, right, bottom, "axis");
    figure.text((left + right) / 2, bottom + 32, "middle", xLabel);
    figure.text(4, y.to() - 14, "start", yLabel);
  }
}
