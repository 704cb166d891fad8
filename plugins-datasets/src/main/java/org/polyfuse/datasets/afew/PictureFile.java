package org.polyfuse.datasets.afew;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.polyfuse.api.data.DamagedStreamException;

/** Reads pictures whose size is looked at before memory is taken. */
final class PictureFile {

  /** More than any film's frame has; a few bytes can ask for any size. */
  private static final long MOST_PIXELS = 40_000_000;

  private PictureFile() {}

  /**
   * Reads one.
   *
   * @throws DamagedStreamException if it is none, or too large
   */
  static BufferedImage read(Path file) {
    if (!Files.isRegularFile(file)) { // a pipe may never begin
      throw new DamagedStreamException(file + ": must be a picture but is no regular file");
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new DamagedStreamException(file + ": must be a picture but is none that can be read");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        requireSmall(file, reader.getWidth(0), reader.getHeight(0));
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new DamagedStreamException(file + ": must be a picture but cannot be read: " + e, e);
    }
  }

  private static void requireSmall(Path file, int width, int height) {
    if ((long) width * height > MOST_PIXELS) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: must be a picture of at most %d pixels but is one of %d x %d",
              file,
              MOST_PIXELS,
              width,
              height));
    }
  }
}
