package org.polyfuse.svg;

import java.util.List;
import java.util.Locale;

/**
 * Points in a plane whose axes mean nothing.
 *
 * @param title for who cannot see it
 * @param points (S, 2)
 * @param groups (S), which series each point is of
 * @param names of the points, as tooltips
 */
public record Scatter(String title, double[][] points, int[] groups, List<String> names) {

  private static final double SIZE = 340;
  private static final double MARGIN = 12;

  /** Draws it. */
  public Element draw() {
    Figure figure =
        new Figure(
            SIZE,
            SIZE,
            title,
            String.format(Locale.ROOT, "%d points in a plane, marked by class.", points.length));
    figure.rectangle(0.5, 0.5, SIZE - 1, SIZE - 1, "frame");
    LinearScale x = scale(0);
    LinearScale y = scale(1);
    double size = points.length > 300 ? 2.4 : 3.4;
    for (int i = 0; i < points.length; i++) {
      SeriesStyle series = new SeriesStyle(groups[i]);
      Element mark = series.mark(x.at(points[i][0]), y.at(points[i][1]), size);
      figure.add(mark.styled("point " + series.colour()).add(Element.of("title", names.get(i))));
    }
    return figure.svg();
  }

  /** Both axes have the same unit. */
  private LinearScale scale(int axis) {
    double half = 1e-9;
    for (int a = 0; a < 2; a++) {
      half = Math.max(half, (most(a) - least(a)) / 2);
    }
    double middle = (most(axis) + least(axis)) / 2;
    return new LinearScale(middle - half, middle + half, MARGIN, SIZE - MARGIN);
  }

  private double least(int axis) {
    double least = Double.POSITIVE_INFINITY;
    for (double[] point : points) {
      least = Math.min(least, point[axis]);
    }
    return least;
  }

  private double most(int axis) {
    double most = Double.NEGATIVE_INFINITY;
    for (double[] point : points) {
      most = Math.max(most, point[axis]);
    }
    return most;
  }
}
