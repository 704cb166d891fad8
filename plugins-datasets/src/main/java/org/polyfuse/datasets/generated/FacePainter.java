package org.polyfuse.datasets.generated;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.polyfuse.api.data.Picture;

/**
 * Draws the face that markers belong to, shaded as under a lamp from above, so that a detector
 * trained on photographs finds it. Brows, lids, cheeks, mouth and chin go where their markers go.
 * Draws the same picture each time; for one thread.
 */
public final class FacePainter {

  /** What the height of a picture shows. */
  public enum View {
    /** The head with its hair, and the neck. */
    HEAD(215, 4),
    /** The face, a tenth larger than the square in which a detector finds it. */
    FACE(179, 7);

    private final double heightMm;
    private final double middleMm; // how far the picture's middle is above the markers' zero

    View(double heightMm, double middleMm) {
      this.heightMm = heightMm;
      this.middleMm = middleMm;
    }
  }

  private final int height;
  private final int width;
  private final View view;
  private final Looks looks;
  private final BufferedImage image;

  /**
   * A painter.
   *
   * @param height pixels
   * @param width pixels
   * @param view what the height shows
   * @param name of whom: the same name has the same looks
   */
  public FacePainter(int height, int width, View view, String name) {
    this.height = height;
    this.width = width;
    this.view = view;
    this.looks = Looks.of(name);
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  /**
   * Draws a moment.
   *
   * @param markers rows of 55 markers, (T, 55, 3), in mm; a lost one reads (0, 0, 0)
   * @param row which
   */
  public Picture paint(float[] markers, int row) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    paintRoom(pen);
    double scale = height / view.heightMm;
    pen.translate(width / 2.0, height / 2.0 + scale * view.middleMm);
    pen.scale(scale, -scale); // from here on mm, y up
    FacePoints points = new FacePoints(markers, row * Marker.FACE.size() * 3);
    Point2D.Double head = headShift(points);
    paintHead(pen, head, points);
    for (int side = -1; side <= 1; side += 2) {
      paintEye(pen, side, head, points);
    }
    paintNose(pen, points);
    paintMouth(pen, points);
    pen.dispose();
    return picture();
  }

  private void paintRoom(Graphics2D pen) {
    pen.setPaint(
        new GradientPaint(
            0, 0, Looks.shade(looks.room(), 1.15), width, height, Looks.shade(looks.room(), 0.8)));
    pen.fillRect(0, 0, width, height);
  }

  private static Point2D.Double headShift(FacePoints points) {
    Point2D.Double nose = points.shift("MNOSE");
    return new Point2D.Double(nose.x, nose.y);
  }

  private void paintHead(Graphics2D pen, Point2D.Double head, FacePoints points) {
    double x = head.x;
    double y = head.y;
    double chin = points.shift("CH1").y - y;
    fill(pen, Looks.shade(looks.room(), 0.35), x, -135, 105, 52); // shoulders
    fill(pen, looks.hair(), x, y + 24, 86, 88);
    pen.setPaint(Looks.shade(looks.skin(), 0.62));
    pen.fill(new Rectangle2D.Double(x - 34, -130, 68, 80)); // neck
    double bottom = -80 + chin;
    double top = 84 + y;
    Ellipse2D face = new Ellipse2D.Double(x - 68, y + bottom, 136, top - y - bottom);
    pen.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x, y + 14),
            92,
            new float[] {0, 0.55f, 1},
            new Color[] {
              Looks.shade(looks.skin(), 1.08), looks.skin(), Looks.shade(looks.skin(), 0.58)
            }));
    pen.fill(face);
    glow(pen, Color.WHITE, 0.22, x, y + 60, 44, 18); // forehead
    for (int side = -1; side <= 1; side += 2) {
      Point2D.Double cheek = points.at(side < 0 ? "LC4" : "RC4");
      glow(pen, Color.WHITE, 0.25, cheek.x + 4 * side, cheek.y - 4, 22, 16);
    }
    glow(pen, Color.WHITE, 0.15, x, points.at("CH1").y - 2, 16, 9);
    Path2D fringe = new Path2D.Double();
    fringe.moveTo(x - 70, y + 50);
    fringe.quadTo(x - 40, y + 84, x + 6, y + 76);
    fringe.quadTo(x + 50, y + 80, x + 70, y + 48);
    fringe.quadTo(x + 60, y + 106, x, y + 108);
    fringe.quadTo(x - 64, y + 106, x - 70, y + 50);
    pen.setPaint(looks.hair());
    pen.fill(fringe);
  }

  private void paintEye(Graphics2D pen, int side, Point2D.Double head, FacePoints points) {
    String mark = side < 0 ? "L" : "R";
    double x = 31 * side + head.x;
    double y = 23 + head.y;
    double open = Math.max(2.5, 6 + points.shift(mark + "LID").y - head.y);
    glow(pen, Looks.shade(looks.skin(), 0.28), 0.75, x, y + 4, 25, 17); // socket
    fill(pen, new Color(222, 216, 210), x, y, 13.5, open);
    fill(pen, looks.iris(), x, y, Math.min(6.5, open + 1), Math.min(6.5, open + 0.5));
    fill(pen, Color.BLACK, x, y, 3, Math.min(3, open));
    pen.setPaint(Looks.shade(looks.hair(), 0.7));
    pen.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D lid = new Path2D.Double();
    lid.moveTo(x - 15, y - 1);
    lid.quadTo(x, y + 2 * open + 2, x + 15, y - 1);
    pen.draw(lid);
    pen.setPaint(looks.hair());
    pen.setStroke(new BasicStroke(6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(points.line(List.of(mark + "BRO1", mark + "BRO2", mark + "BRO3", mark + "BRO4")));
  }

  private void paintNose(Graphics2D pen, FacePoints points) {
    Point2D.Double tip = points.at("TNOSE");
    Point2D.Double bridge = points.at("MNOSE");
    Color dark = Looks.shade(looks.skin(), 0.35);
    glow(pen, Color.WHITE, 0.35, bridge.x, (bridge.y + tip.y) / 2 + 4, 7, 20);
    for (int side = -1; side <= 1; side += 2) {
      glow(pen, dark, 0.35, tip.x + 14 * side, tip.y + 12, 6, 16);
      Point2D.Double nostril = points.at(side < 0 ? "LNSTRL" : "RNSTRL");
      fill(pen, Looks.clear(dark, 0.85), nostril.x * 0.6 + tip.x * 0.4, nostril.y - 4, 4.2, 2.4);
    }
    glow(pen, Color.WHITE, 0.4, tip.x, tip.y + 2, 8, 7);
    glow(pen, dark, 0.6, tip.x, tip.y - 10, 17, 5);
  }

  private void paintMouth(Graphics2D pen, FacePoints points) {
    Color lips =
        new Color(
            looks.skin().getRed() * 2 / 3,
            looks.skin().getGreen() * 2 / 5,
            looks.skin().getBlue() * 2 / 5);
    List<String> upper = List.of("Mou1", "Mou2", "Mou3", "Mou4", "Mou5");
    Path2D mouth = points.line(upper);
    mouth.append(points.line(List.of("Mou5", "Mou6", "Mou7", "Mou8", "Mou1")), true);
    mouth.closePath();
    Point2D.Double low = points.at("Mou7");
    glow(pen, Looks.shade(looks.skin(), 0.35), 0.5, low.x, low.y - 8, 20, 6);
    pen.setPaint(lips);
    pen.setStroke(new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.fill(mouth);
    pen.draw(mouth);
    Point2D.Double left = points.at("Mou1");
    Point2D.Double right = points.at("Mou5");
    double gap = Math.max(1.2, (points.at("Mou3").y - low.y - 16) * 0.7);
    double middle = (points.at("Mou3").y + low.y) / 2;
    Path2D inside = new Path2D.Double();
    inside.moveTo(left.x, left.y);
    inside.quadTo(low.x, 2 * middle - (left.y + right.y) / 2 + gap, right.x, right.y);
    inside.quadTo(low.x, 2 * middle - (left.y + right.y) / 2 - gap, left.x, left.y);
    pen.setPaint(new Color(45, 15, 15));
    pen.setStroke(new BasicStroke(1.6f));
    pen.fill(inside);
    pen.draw(inside);
  }

  private static void fill(
      Graphics2D pen, Color colour, double x, double y, double radiusX, double radiusY) {
    pen.setPaint(colour);
    pen.fill(new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY));
  }

  /** A soft spot. */
  private static void glow(
      Graphics2D pen,
      Color colour,
      double share,
      double x,
      double y,
      double radiusX,
      double radiusY) {
    Graphics2D spot = (Graphics2D) pen.create();
    spot.translate(x, y);
    spot.scale(radiusX, radiusY);
    spot.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(0, 0),
            1,
            new float[] {0, 1},
            new Color[] {Looks.clear(colour, share), Looks.clear(colour, 0)}));
    spot.fill(new Ellipse2D.Double(-1, -1, 2, 2));
    spot.dispose();
  }

  private Picture picture() {
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return new Picture(height, width, rgb);
  }
}
