package org.polyfuse.svg;

import java.util.List;
import java.util.Locale;

/**
 * A matrix as shaded cells with numbers.
 *
 * @param title for who cannot see it
 * @param rowLabel what rows are
 * @param columnLabel what columns are
 * @param rows names
 * @param columns names
 * @param cells (rows, columns)
 */
public record HeatMap(
    String title,
    String rowLabel,
    String columnLabel,
    List<String> rows,
    List<String> columns,
    Cell[][] cells) {

  private static final double LEAST_CELL = 30;
  private static final int STRONG = 58;

  /**
   * A cell.
   *
   * @param share how dark it is, in [0, 1]
   * @param main its text
   * @param small a second line; empty for none
   */
  public record Cell(double share, String main, String small) {}

  /** Draws it; wider than a phone if it has many columns. */
  public Element draw() {
    double left = 12 + Figure.widthOf(rows, 86);
    double cell = Math.max(LEAST_CELL, Math.min(72, (Figure.WIDTH - left - 4) / columns.size()));
    double cellHeight = Math.min(cell, 44);
    boolean slanted = Figure.widthOf(columns, 200) > cell;
    double top = slanted ? 26 + 0.72 * Figure.widthOf(columns, 86) : 40;
    double spare = slanted ? 0.72 * Figure.widthOf(columns, 86) : 4;
    double width = Math.max(Figure.WIDTH, left + cell * columns.size() + spare);
    Figure figure = new Figure(width, top + cellHeight * rows.size() + 6, title, description());
    figure.text(left + cell * columns.size() / 2, 12, "middle", columnLabel);
    figure.text(4, slanted ? top - 8 : 32, "start", rowLabel).styled("tick");
    for (int c = 0; c < columns.size(); c++) {
      double x = left + (c + 0.5) * cell;
      if (slanted) {
        figure
            .name(x, top - 5, "start", columns.get(c), 86)
            .with(
                "transform",
                String.format(
                    Locale.ROOT, "rotate(-45 %s %s)", Element.number(x), Element.number(top - 5)));
      } else {
        figure.name(x, top - 8, "middle", columns.get(c), cell);
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      double y = top + r * cellHeight;
      figure.name(left - 6, y + cellHeight / 2 + 4, "end", rows.get(r), left - 8);
      for (int c = 0; c < columns.size(); c++) {
        draw(cells[r][c], left + c * cell, y, cell, cellHeight, figure);
      }
    }
    return figure.svg();
  }

  private static void draw(
      Cell cell, double x, double y, double width, double height, Figure figure) {
    figure
        .rectangle(x + 0.5, y + 0.5, width - 1, height - 1, "cell")
        .with("fill-opacity", Math.max(0, Math.min(1, cell.share())));
    String tone = cell.share() * 100 > STRONG ? "on-dark" : "on-light";
    double middle = y + height / 2;
    boolean two = !cell.small().isEmpty();
    figure.text(x + width / 2, middle + (two ? -1 : 4), "middle", cell.main()).styled(tone);
    if (two) {
      figure.text(x + width / 2, middle + 12, "middle", cell.small()).styled("small " + tone);
    }
  }

  private String description() {
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      text.append(rows.get(r)).append(": ");
      for (int c = 0; c < columns.size(); c++) {
        text.append(columns.get(c)).append(' ').append(cells[r][c].main()).append(", ");
      }
    }
    return text.toString();
  }
}
