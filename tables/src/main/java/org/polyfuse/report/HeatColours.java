package org.polyfuse.report;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Grey pictures in colours that grow evenly lighter, which the colour-blind read as well. */
final class HeatColours {

  /** From dark violet over red to light yellow. */
  private static final int[] ANCHORS = {
    0x07061c, 0x2d1160, 0x721f81, 0xb63679, 0xf1605d, 0xfeaf77, 0xfcfdbf
  };

  private HeatColours() {}

  /** A grey PNG as a coloured one, in a data address. */
  static String address(byte[] png) {
    try {
      BufferedImage grey = ImageIO.read(new ByteArrayInputStream(png));
      BufferedImage coloured =
          new BufferedImage(
              grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette());
      coloured.setData(grey.getRaster());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(coloured, "png", bytes);
      return address("image/png", bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes in a data address. */
  static String address(String type, byte[] bytes) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private static IndexColorModel palette() {
    byte[][] channels = new byte[3][256];
    for (int level = 0; level < 256; level++) {
      double place = level / 255.0 * (ANCHORS.length - 1);
      int below = Math.min((int) place, ANCHORS.length - 2);
      for (int c = 0; c < 3; c++) {
        int from = ANCHORS[below] >> 16 - 8 * c & 255;
        int to = ANCHORS[below + 1] >> 16 - 8 * c & 255;
        channels[c][level] = (byte) Math.round(from + (place - below) * (to - from));
      }
    }
    return new IndexColorModel(8, 256, channels[0], channels[1], channels[2]);
  }
}
