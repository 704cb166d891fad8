package org.polyfuse.datasets.generated;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the markers of one moment lie, in mm. A lost marker lies where it does in a resting face.
 */
final class FacePoints {

  private static final Map<String, Integer> PLACES = places();

  private final float[] values;
  private final int from;

  /**
   * Of one row of markers.
   *
   * @param values holds the row's (55, 3) numbers
   * @param from where they start
   */
  FacePoints(float[] values, int from) {
    this.values = values;
    this.from = from;
  }

  private static Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (int m = 0; m < Marker.FACE.size(); m++) {
      places.put(Marker.FACE.get(m).name(), m);
    }
    return places;
  }

  /** Of a marker, x to the right of the picture and y up. */
  Point2D.Double at(String name) {
    int m = PLACES.getOrDefault(name, -1);
    Marker rest = Marker.FACE.get(m);
    float x = values[from + 3 * m];
    float y = values[from + 3 * m + 1];
    boolean lost = x == 0 && y == 0 && values[from + 3 * m + 2] == 0;
    return lost ? new Point2D.Double(rest.x(), rest.y()) : new Point2D.Double(x, y);
  }

  /** How far a marker is from its place in a resting face. */
  Point2D.Double shift(String name) {
    Marker rest = Marker.FACE.get(PLACES.getOrDefault(name, -1));
    Point2D.Double at = at(name);
    return new Point2D.Double(at.x - rest.x(), at.y - rest.y());
  }

  /** The mean of some markers. */
  Point2D.Double mean(List<String> names) {
    double x = 0;
    double y = 0;
    for (String name : names) {
      x += at(name).x / names.size();
      y += at(name).y / names.size();
    }
    return new Point2D.Double(x, y);
  }

  /** A smooth line through markers. */
  Path2D line(List<String> names) {
    Path2D path = new Path2D.Double();
    Point2D.Double first = at(names.get(0));
    path.moveTo(first.x, first.y);
    for (int i = 1; i < names.size(); i++) {
      Point2D.Double control = at(names.get(i - 1));
      Point2D.Double next = at(names.get(i));
      double middleX = (control.x + next.x) / 2;
      double middleY = (control.y + next.y) / 2;
      path.quadTo(control.x, control.y, middleX, middleY);
    }
    Point2D.Double last = at(names.get(names.size() - 1));
    path.lineTo(last.x, last.y);
    return path;
  }
}
