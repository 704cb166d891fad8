package org.polyfuse.svg;

import java.util.List;
import java.util.Locale;

/**
 * Named rows with values and their ranges.
 *
 * @param title for who cannot see it
 * @param label of the value axis, with unit
 * @param rows from top to bottom
 * @param low the axis begins there or below
 * @param high and ends there or above
 * @param reference a value that has a line through all rows; NaN for none
 */
public record DotPlot(
    String title, String label, List<Row> rows, double low, double high, double reference) {

  private static final double TOP = 8;

  /**
   * A row.
   *
   * @param name what it is of
   * @param dots drawn below each other
   */
  public record Row(String name, List<Dot> dots) {}

  /**
   * A value.
   *
   * @param name what it is, as a tooltip
   * @param series how it looks
   * @param value where it lies
   * @param low the lower end of its range; the value itself for none
   * @param high the upper end
   * @param hollow whether it was not measured here
   */
  public record Dot(
      String name, SeriesStyle series, double value, double low, double high, boolean hollow) {}

  /** Draws it. */
  public Element draw() {
    int lanes = rows.stream().mapToInt(row -> row.dots().size()).max().orElse(1);
    double rowHeight = Math.max(20, 8 + 11 * lanes);
    double left = 12 + Figure.widthOf(rows.stream().map(Row::name).toList(), 132);
    double bottom = TOP + rows.size() * rowHeight;
    LinearScale x = scale(left);
    Figure figure = new Figure(Figure.WIDTH, bottom + 38, title, description());
    for (double tick : x.ticks(5)) {
      figure.line(x.at(tick), TOP, x.at(tick), bottom + 4, "grid");
      figure.text(x.at(tick), bottom + 16, "middle", x.label(tick, 5)).styled("tick");
    }
    figure.line(left, bottom, Figure.WIDTH - 16, bottom, "axis");
    if (Double.isFinite(reference)) {
      figure.line(x.at(reference), TOP, x.at(reference), bottom, "reference");
    }
    figure.text((left + Figure.WIDTH - 16) / 2, bottom + 32, "middle", label);
    for (int r = 0; r < rows.size(); r++) {
      double middle = TOP + (r + 0.5) * rowHeight;
      Row row = rows.get(r);
      figure.name(left - 8, middle + 4, "end", row.name(), left - 10);
      for (int d = 0; d < row.dots().size(); d++) {
        draw(row.dots().get(d), x, middle + 11 * (d - (row.dots().size() - 1) / 2.0), figure);
      }
    }
    return figure.svg();
  }

  private LinearScale scale(double left) {
    double least = low;
    double most = high;
    for (Row row : rows) {
      for (Dot dot : row.dots()) {
        least = Math.min(least, Math.min(dot.value(), dot.low()));
        most = Math.max(most, Math.max(dot.value(), dot.high()));
      }
    }
    return LinearScale.round(least, most, left, Figure.WIDTH - 16);
  }

  private static void draw(Dot dot, LinearScale x, double y, Figure figure) {
    String colour = dot.series().colour();
    if (dot.high() > dot.low()) {
      figure.line(x.at(dot.low()), y, x.at(dot.high()), y, "range " + colour);
      for (double end : new double[] {dot.low(), dot.high()}) {
        figure.line(x.at(end), y - 3, x.at(end), y + 3, "range " + colour);
      }
    }
    Element mark = dot.series().mark(x.at(dot.value()), y, 4);
    figure.add(
        mark.styled((dot.hollow() ? "hollow " : "mark ") + colour)
            .add(Element.of("title", dot.name())));
  }

  private String description() {
    StringBuilder text = new StringBuilder(label).append(": ");
    for (Row row : rows) {
      for (Dot dot : row.dots()) {
        text.append(
            String.format(
                Locale.ROOT, "%s, %s: %s; ", row.name(), dot.name(), Element.number(dot.value())));
      }
    }
    return text.toString().strip();
  }
}
