package org.polyfuse.faces;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import org.polyfuse.api.data.FaceDetector.Box;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.Picture;

/** Photographs, drawings and films made of them. */
final class Pictures {

  /** Where the face is in the portrait. */
  static final Box FACE = new Box(105, 35, 70, 80);

  private Pictures() {}

  static Picture astronaut() {
    return of(photograph("astronaut.jpg"));
  }

  static Picture rocket() {
    return of(photograph("rocket.jpg"));
  }

  static BufferedImage photograph(String name) {
    try {
      return ImageIO.read(Objects.requireNonNull(Pictures.class.getResourceAsStream(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hills, a lake and a sun. */
  static Picture landscape() {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setPaint(new GradientPaint(0, 0, new Color(70, 130, 220), 0, 140, new Color(220, 230, 250)));
    g.fillRect(0, 0, 320, 240);
    g.setColor(new Color(250, 240, 180));
    g.fillOval(240, 20, 40, 40);
    g.setColor(new Color(40, 100, 50));
    g.fill(
        new Polygon(
            new int[] {0, 90, 180, 320, 320, 0}, new int[] {150, 90, 140, 100, 240, 240}, 6));
    g.setColor(new Color(60, 110, 160));
    g.fillOval(60, 170, 200, 50);
    g.dispose();
    return of(image);
  }

  /** The portrait on a larger ground, shifted. */
  static Picture shifted(int x, int y, double scale) {
    BufferedImage image = new BufferedImage(480, 360, BufferedImage.TYPE_INT_RGB);
    BufferedImage portrait = photograph("astronaut.jpg");
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(90, 120, 90));
    g.fillRect(0, 0, 480, 360);
    g.drawImage(portrait, x, y, (int) (320 * scale), (int) (320 * scale), null);
    g.dispose();
    return of(image);
  }

  static Picture of(BufferedImage image) {
    byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
    for (int i = 0; i < rgb.length / 3; i++) {
      int colour = image.getRGB(i % image.getWidth(), i / image.getWidth());
      rgb[3 * i] = (byte) (colour >> 16);
      rgb[3 * i + 1] = (byte) (colour >> 8);
      rgb[3 * i + 2] = (byte) colour;
    }
    return new Picture(image.getHeight(), image.getWidth(), rgb);
  }

  /** A film at so many pictures a second. */
  static Frames film(int count, double rate, IntFunction<Picture> picture) {
    List<Picture> pictures = new ArrayList<>();
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      pictures.add(picture.apply(i));
      times[i] = i / rate;
    }
    Picture first = pictures.get(0);
    return Frames.of(first.height(), first.width(), pictures, times, count / rate);
  }
}
