package org.polyfuse.faces;

import org.polyfuse.api.data.FaceDetector.Box;

/** The part of a picture that is cut out around a face. */
final class Square {

  private Square() {}

  /**
   * A square about the face, enlarged, moved into the picture if it reaches beyond, and cut to the
   * picture where it is larger.
   *
   * @param margin as a share of the face's longer side
   */
  static Box around(Box face, double margin, int height, int width) {
    double side = Math.max(face.width(), face.height()) * (1 + margin);
    double across = Math.min(side, width);
    double down = Math.min(side, height);
    double x = inside(face.x() + face.width() / 2 - across / 2, across, width);
    double y = inside(face.y() + face.height() / 2 - down / 2, down, height);
    return new Box(x, y, across, down);
  }

  private static double inside(double start, double length, int pixels) {
    return Math.max(0, Math.min(start, pixels - length));
  }
}
