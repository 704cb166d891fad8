package org.polyfuse.api.data;

import java.util.List;
import java.util.Locale;

/** Finds faces in pictures. Immutable; safe for use from several threads. */
public interface FaceDetector {

  /**
   * Gets ready to look at pictures, as of one film.
   *
   * @throws org.polyfuse.api.PolyfuseException if it cannot, for want of a model, say
   */
  Search open();

  /** Looks at pictures. For one thread; may hold native memory until it is closed. */
  interface Search extends AutoCloseable {

    /** The faces of a picture, in any order; the same ones each time. */
    List<Box> find(Picture picture);

    @Override
    void close();
  }

  /**
   * Where a face is.
   *
   * @param x the left edge, in pixels from the left
   * @param y the upper edge, in pixels from the top
   * @param width pixels, above 0
   * @param height pixels, above 0
   */
  record Box(double x, double y, double width, double height) {

    /** Checks the size. */
    public Box {
      if (!(width > 0 && height > 0)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "box: must have a width and a height but was %s x %s", width, height));
      }
    }
  }
}
