package org.polyfuse.svg;

import java.util.List;

/** A drawing of a given size with a title and a description for who cannot see it. */
public final class Figure {

  /** Units a figure is wide, about pixels on a phone. */
  public static final double WIDTH = 360;

  private static final double CHARACTER = 6.8;

  private final Element svg;

  /** An empty figure. */
  public Figure(double width, double height, String title, String description) {
    svg =
        Element.of("svg")
            .with("viewBox", "0 0 " + Element.number(width) + " " + Element.number(height))
            .with("role", "img")
            .with("aria-label", title);
    if (width > WIDTH) {
      svg.with("style", "min-width:" + Element.number(width) + "px");
    }
    add(Element.of("title", title), Element.of("desc", description));
  }

  /** Draws. */
  public Figure add(Element... elements) {
    svg.add(elements);
    return this;
  }

  /** The whole drawing. */
  public Element svg() {
    return svg;
  }

  /** Text whose end ({@code start}, {@code middle}, {@code end}) is at a place. */
  public Element text(double x, double y, String anchor, String text) {
    Element element = Element.of("text", text).with("x", x).with("y", y);
    if (!anchor.equals("start")) {
      element.with("text-anchor", anchor);
    }
    add(element);
    return element;
  }

  /** A name in a given width, with its end cut off if it is longer; its whole is a tooltip. */
  public Element name(double x, double y, String anchor, String name, double width) {
    String shown = shortened(name, width);
    Element element = text(x, y, anchor, shown);
    if (!shown.equals(name)) {
      element.add(Element.of("title", name));
    }
    return element;
  }

  /** As much of a name as a width has room for. */
  static String shortened(String name, double width) {
    int most = Math.max(2, (int) (width / CHARACTER));
    int length = name.codePointCount(0, name.length());
    return length <= most
        ? name
        : name.substring(0, name.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
  }

  /** The width that the longest of some names takes, up to a most. */
  static double widthOf(List<String> names, double most) {
    int longest =
        names.stream().mapToInt(name -> name.codePointCount(0, name.length())).max().orElse(0);
    return Math.min(most, longest * CHARACTER + 2);
  }

  /** A straight line. */
  public Element line(double x1, double y1, double x2, double y2, String classes) {
    Element line =
        Element.of("line")
            .with("x1", x1)
            .with("y1", y1)
            .with("x2", x2)
            .with("y2", y2)
            .styled(classes);
    add(line);
    return line;
  }

  /** A rectangle. */
  public Element rectangle(double x, double y, double width, double height, String classes) {
    Element rectangle =
        Element.of("rect")
            .with("x", x)
            .with("y", y)
            .with("width", width)
            .with("height", height)
            .styled(classes);
    add(rectangle);
    return rectangle;
  }
}
