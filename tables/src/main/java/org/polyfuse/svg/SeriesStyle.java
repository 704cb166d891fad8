package org.polyfuse.svg;

import java.util.Locale;

/**
 * How a series is told apart: by colour, by the kind of its line and by the shape of its marks, so
 * that it can be told without colour too.
 *
 * @param index which one, from 0 on
 */
public record SeriesStyle(int index) {

  /**
   * Colours of the style sheet; Okabe and Ito's, chosen so that the colour-blind see them apart.
   */
  private static final int COLOURS = 7;

  private static final String[] DASHES = {"none", "7 3", "2 2.5", "9 3 2 3", "12 4"};
  private static final String[] MARKS = {"circle", "square", "diamond", "triangle", "cross"};

  /** The class that gives the colour. */
  public String colour() {
    return "s" + index % COLOURS;
  }

  /** The dashes of its line. */
  public String dashes() {
    return DASHES[(index / COLOURS + index % COLOURS * 2) % DASHES.length];
  }

  /** Its mark at a place. */
  public Element mark(double x, double y, double size) {
    double r = size;
    return switch (MARKS[index % MARKS.length]) {
      case "circle" -> Element.of("circle").with("cx", x).with("cy", y).with("r", r);
      case "square" ->
          path("M%s %sh%sv%sh%sz", x - r * 0.9, y - r * 0.9, 1.8 * r, 1.8 * r, -1.8 * r);
      case "diamond" ->
          path(
              "M%s %sl%s %sl%s %sl%s %sz",
              x, y - 1.25 * r, r * 1.25, 1.25 * r, -r * 1.25, 1.25 * r, -r * 1.25, -1.25 * r);
      case "triangle" -> path("M%s %sl%s %sh%sz", x, y - 1.15 * r, 1.15 * r, 2 * r, -2.3 * r);
      default -> cross(x, y, r);
    };
  }

  private static Element cross(double x, double y, double r) {
    double a = 0.8 * r;
    double b = 0.4 * r;
    double[] corners = {
      a, -a, b, b, -a, a, a, a, -b, b, -a, -a, -a, a, -b, -b, a, -a, -a, -a, b, -b
    };
    StringBuilder path =
        new StringBuilder(
            String.format(Locale.ROOT, "M%s %s", Element.number(x), Element.number(y - b)));
    for (int i = 0; i < corners.length; i += 2) {
      path.append(
          String.format(
              Locale.ROOT, "l%s %s", Element.number(corners[i]), Element.number(corners[i + 1])));
    }
    return Element.of("path").with("d", path.append('z'));
  }

  private static Element path(String pattern, double... places) {
    Object[] numbers = new Object[places.length];
    for (int i = 0; i < places.length; i++) {
      numbers[i] = Element.number(places[i]);
    }
    return Element.of("path").with("d", String.format(Locale.ROOT, pattern, numbers));
  }
}
