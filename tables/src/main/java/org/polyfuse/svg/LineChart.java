package org.polyfuse.svg;

import java.util.List;
import java.util.Locale;

/**
 * Curves over a counted axis, such as epochs.
 *
 * @param title for who cannot see it
 * @param xLabel with unit
 * @param yLabel with unit
 * @param curves what is drawn, the last one on top
 * @param atLeast the value axis begins there or below
 * @param atMost and ends there or above
 * @param whole whether the axis to the right counts something
 */
public record LineChart(
    String title,
    String xLabel,
    String yLabel,
    List<Curve> curves,
    double atLeast,
    double atMost,
    boolean whole) {

  private static final double HEIGHT = 246;

  /**
   * One curve.
   *
   * @param name what it is
   * @param series how it looks
   * @param x ascending; the same number as y
   * @param y finite values
   * @param faint whether it only stands behind others
   * @param marked the places in x that have a mark
   */
  public record Curve(
      String name,
      SeriesStyle series,
      double[] x,
      double[] y,
      boolean faint,
      List<Integer> marked) {}

  /** Draws it; at least one curve must have a point. */
  public Element draw() {
    double lowX = Double.POSITIVE_INFINITY;
    double highX = Double.NEGATIVE_INFINITY;
    double lowY = atLeast;
    double highY = atMost;
    for (Curve curve : curves) {
      for (int i = 0; i < curve.x().length; i++) {
        lowX = Math.min(lowX, curve.x()[i]);
        highX = Math.max(highX, curve.x()[i]);
        lowY = Math.min(lowY, curve.y()[i]);
        highY = Math.max(highY, curve.y()[i]);
      }
    }
    boolean single = highX <= lowX;
    LinearScale x =
        new LinearScale(
            single ? lowX - 0.5 : lowX, single ? lowX + 0.5 : highX, 42, Figure.WIDTH - 14);
    LinearScale y = LinearScale.round(lowY, highY, HEIGHT - 40, 32);
    Figure figure = new Figure(Figure.WIDTH, HEIGHT, title, description(x, y));
    new Axes(x, y, xLabel, yLabel, whole).draw(figure);
    curves.forEach(curve -> draw(curve, x, y, figure));
    return figure.svg();
  }

  private static void draw(Curve curve, LinearScale x, LinearScale y, Figure figure) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < curve.x().length; i++) {
      points
          .append(i == 0 ? "" : " ")
          .append(Element.number(x.at(curve.x()[i])))
          .append(',')
          .append(Element.number(y.at(curve.y()[i])));
    }
    String weight = curve.faint() ? "curve faint " : "curve ";
    Element line =
        Element.of("polyline").with("points", points).styled(weight + curve.series().colour());
    if (!curve.series().dashes().equals("none")) {
      line.with("stroke-dasharray", curve.series().dashes());
    }
    figure.add(line.add(Element.of("title", curve.name())));
    for (int i = 0; i < curve.x().length; i++) {
      if (curve.marked().contains(i) || curve.x().length == 1) {
        Element mark = curve.series().mark(x.at(curve.x()[i]), y.at(curve.y()[i]), 4);
        figure.add(mark.styled("mark " + curve.series().colour()));
      }
    }
  }

  private String description(LinearScale x, LinearScale y) {
    return String.format(
        Locale.ROOT,
        "%s over %s, from %s to %s; %d curves: %s.",
        yLabel,
        xLabel,
        Element.number(x.low()),
        Element.number(x.high()),
        curves.size(),
        String.join(", ", curves.stream().map(Curve::name).distinct().toList()));
  }
}
