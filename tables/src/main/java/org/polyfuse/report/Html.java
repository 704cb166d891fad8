package org.polyfuse.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.polyfuse.svg.Element;
import org.polyfuse.svg.SeriesStyle;

/** The pieces that pages are made of. */
final class Html {

  private Html() {}

  static Element paragraph(String text) {
    return Element.of("p", text);
  }

  /** A remark in small print. */
  static Element note(String text) {
    return Element.of("p", text).styled("note");
  }

  /** A drawing with its legend and what it shows. */
  static Element figure(Element drawing, List<Element> legend, String title, String caption) {
    Element figure = Element.of("figure").add(Element.of("h3", title));
    if (!legend.isEmpty()) {
      figure.add(Element.of("ul").styled("legend").add(legend));
    }
    figure.add(Element.of("div").styled("scroll").add(drawing));
    if (!caption.isEmpty()) {
      figure.add(Element.of("figcaption", caption));
    }
    return figure;
  }

  /** Figures beside each other, as many as there is room for. */
  static Element figures(List<Element> figures) {
    return Element.of("div").styled("figures").add(figures);
  }

  /** An entry of a legend: a line with a mark, as in the figure. */
  static Element key(String name, SeriesStyle series, Key key) {
    Element sample =
        Element.of("svg").with("viewBox", "0 0 30 12").with("aria-hidden", "true").styled("key");
    if (key == Key.LINE || key == Key.LINE_AND_MARK) {
      Element line =
          Element.of("line")
              .with("x1", 1)
              .with("y1", 6)
              .with("x2", 29)
              .with("y2", 6)
              .styled("curve " + series.colour());
      sample.add(
          series.dashes().equals("none") ? line : line.with("stroke-dasharray", series.dashes()));
    }
    if (key != Key.LINE) {
      String style = key == Key.HOLLOW ? "hollow " : "mark ";
      sample.add(series.mark(15, 6, 4).styled(style + series.colour()));
    }
    return Element.of("li").add(sample).text(name);
  }

  /** What stands for a series in a legend. */
  enum Key {
    LINE,
    MARK,
    HOLLOW,
    LINE_AND_MARK
  }

  /** A table whose first column holds names and whose others hold numbers. */
  static final class Table {

    private final Element table = Element.of("table");
    private final Element body = Element.of("tbody");

    Table(String... head) {
      Element row = Element.of("tr");
      for (String each : head) {
        row.add(Element.of("th", each).with("scope", "col"));
      }
      table.add(Element.of("thead").add(row), body);
    }

    /** A row of texts. */
    Table row(String name, String... cells) {
      List<Element> elements = new ArrayList<>();
      Arrays.stream(cells).forEach(cell -> elements.add(Element.of("td", cell)));
      return row(name, elements);
    }

    /** A row of cells. */
    Table row(String name, List<Element> cells) {
      body.add(Element.of("tr").add(Element.of("th", name).with("scope", "row")).add(cells));
      return this;
    }

    boolean isEmpty() {
      return body.isEmpty();
    }

    /** The table in a frame that scrolls if it is too wide. */
    Element draw(String classes) {
      return Element.of("div").styled("scroll").with("tabindex", "0").add(table.styled(classes));
    }
  }
}
