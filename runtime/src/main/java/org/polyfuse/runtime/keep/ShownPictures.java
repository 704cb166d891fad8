package org.polyfuse.runtime.keep;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small pictures as bytes. */
final class ShownPictures {

  private ShownPictures() {}

  /**
   * A grey PNG.
   *
   * @param levels (columns, rows) in [0, 1], row 0 at the bottom
   */
  static byte[] grey(float[][] levels) {
    int rows = levels[0].length;
    BufferedImage image = new BufferedImage(levels.length, rows, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < levels.length; x++) {
      for (int y = 0; y < rows; y++) {
        int level = Math.round(255 * Math.max(0, Math.min(1, levels[x][y])));
        image.getRaster().setSample(x, rows - 1 - y, 0, level);
      }
    }
    return encoded(image, "png");
  }

  /** A JPEG whose longer side has at most so many pixels. */
  static byte[] small(BufferedImage image, int longest) {
    double scale = Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return encoded(small, "jpg");
  }

  private static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalStateException("this Java writes no " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
