package org.polyfuse.datasets.afew;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.Picture;

/**
 * The aligned faces of a clip: files named by the number of their frame, at the rate of the clip.
 * All come at the size of the first. A frame in which no face was found has none, and its time
 * passes.
 */
final class AlignedFaces implements Frames {

  private final List<Path> files;
  private final double rate;
  private final int first;
  private final int height;
  private final int width;

  private record Face(double time, Picture picture) implements Frame {}

  /**
   * Of a folder.
   *
   * @param rate frames a second
   * @throws DamagedStreamException if it holds none that can be read
   */
  AlignedFaces(Path folder, double rate) {
    this.files =
        AfewTree.list(folder).stream()
            .filter(AfewTree::isFace)
            .sorted(Comparator.comparingInt(AfewTree::frame))
            .toList();
    this.rate = rate;
    if (files.isEmpty()) {
      throw new DamagedStreamException(folder + ": must hold pictures of faces but has none");
    }
    this.first = Math.min(1, AfewTree.frame(files.get(0))); // counted from 0, or from 1
    BufferedImage face = PictureFile.read(files.get(0));
    this.height = face.getHeight();
    this.width = face.getWidth();
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public double seconds() {
    return (AfewTree.frame(files.get(files.size() - 1)) - first + 1) / rate;
  }

  @Override
  public void forEach(Consumer<? super Frame> viewer) {
    for (Path file : files) {
      viewer.accept(
          new Face((AfewTree.frame(file) - first) / rate, picture(PictureFile.read(file))));
    }
  }

  private Picture picture(BufferedImage image) {
    BufferedImage even = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = even.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    int[] pixels = even.getRGB(0, 0, width, height, null, 0, width);
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return new Picture(height, width, rgb);
  }
}
