package org.polyfuse.runtime.keep;

import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.Series;
import org.polyfuse.runtime.keep.ShownRecording.Motion;
import org.polyfuse.runtime.keep.ShownRecording.Picture;
import org.polyfuse.runtime.keep.ShownRecording.Thumbnail;

/** Makes what a report draws of streams and features other than sound. */
final class Drawing {

  private static final int COLUMNS = 240;
  private static final int ROWS = 64;
  private static final int THUMBNAILS = 8;
  private static final int PIXELS = 56;

  private Drawing() {}

  /** The mean speed of a series' points, which are its second axis from the end. */
  static Motion motion(Series series) {
    int size = (int) series.step().size();
    int axes = series.step().dimension();
    int coordinates = axes < 2 ? 1 : (int) series.step().get(axes - 1);
    int bins = Math.max(1, Math.min(COLUMNS, series.steps() - 1));
    double[] sums = new double[bins];
    int[] counts = new int[bins];
    for (int t = 1; t < series.steps(); t++) {
      double speed = speed(series.values(), t, size, coordinates) * series.rate();
      if (Double.isFinite(speed)) {
        int bin = (int) ((long) (t - 1) * bins / (series.steps() - 1));
        sums[bin] += speed;
        counts[bin]++;
      }
    }
    float[] values = new float[bins];
    for (int b = 0; b < bins; b++) {
      values[b] = counts[b] == 0 ? 0 : (float) (sums[b] / counts[b]);
    }
    return new Motion(series.seconds(), values);
  }

  /** Mean distance that points went since the step before; points that were lost are left out. */
  private static double speed(float[] values, int t, int size, int coordinates) {
    double sum = 0;
    int points = 0;
    for (int p = 0; p < size; p += coordinates) {
      double squares = 0;
      for (int c = p; c < p + coordinates; c++) {
        double moved = values[t * size + c] - values[(t - 1) * size + c];
        squares += moved * moved;
      }
      if (Double.isFinite(squares)) {
        sum += Math.sqrt(squares);
        points++;
      }
    }
    return points == 0 ? Double.NaN : sum / points;
  }

  /** Pictures of a film. */
  static List<Thumbnail> thumbnails(Frames frames) {
    AtomicInteger count = new AtomicInteger();
    frames.forEach(frame -> count.incrementAndGet());
    Set<Integer> wanted = Arrays.stream(spread(count.get())).boxed().collect(Collectors.toSet());
    List<Thumbnail> thumbnails = new ArrayList<>();
    AtomicInteger place = new AtomicInteger();
    frames.forEach(
        frame -> {
          if (wanted.contains(place.getAndIncrement())) {
            BufferedImage image = image(frame.picture());
            thumbnails.add(new Thumbnail(frame.time(), ShownPictures.small(image, PIXELS)));
          }
        });
    return thumbnails;
  }

  private static BufferedImage image(org.polyfuse.api.data.Picture picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        image.setRGB(
            x, y, picture.at(y, x, 0) << 16 | picture.at(y, x, 1) << 8 | picture.at(y, x, 2));
      }
    }
    return image;
  }

  /** Features that are pictures themselves, such as cut-out faces: (C, H, W) or (H, W, C). */
  static List<Thumbnail> thumbnails(Features features) {
    Optional<PictureAxes> axes = PictureAxes.of(features.shape().step());
    if (axes.isEmpty()) {
      return List.of();
    }
    float[] range = range(features.values());
    List<Thumbnail> thumbnails = new ArrayList<>();
    for (int i : spread(features.steps())) {
      BufferedImage image = axes.get().image(features.values(), i, range[0], range[1]);
      thumbnails.add(new Thumbnail(features.centres()[i], ShownPictures.small(image, PIXELS)));
    }
    return thumbnails;
  }

  /** Features (T, F) as they are. */
  static Optional<Picture> picture(Features features) {
    Shape step = features.shape().step();
    if (step.size() < 2) {
      return Optional.empty();
    }
    int size = (int) step.size();
    int columns = Math.min(COLUMNS, features.steps());
    int rows = Math.min(ROWS, size);
    float[] range = range(features.values());
    float[][] levels = new float[columns][rows];
    for (int x = 0; x < columns; x++) {
      int t = (int) ((long) x * features.steps() / columns);
      for (int y = 0; y < rows; y++) {
        float value = features.values()[t * size + (int) ((long) y * size / rows)];
        levels[x][y] = (value - range[0]) / (range[1] - range[0]);
      }
    }
    double seconds = features.centres()[features.steps() - 1] + features.shape().stepSeconds() / 2;
    return Optional.of(new Picture(ShownPictures.grey(levels), seconds, size, "feature"));
  }

  private static int[] spread(int all) {
    int[] places = new int[Math.min(THUMBNAILS, all)];
    for (int i = 0; i < places.length; i++) {
      places[i] = (int) ((i + 0.5) * all / places.length);
    }
    return places;
  }

  /** Least and largest value, never the same. */
  private static float[] range(float[] values) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return new float[] {least, most > least ? most : least + 1};
  }

  /** Where channels, rows and columns of a picture are. */
  private record PictureAxes(int height, int width, int channels, boolean channelsFirst) {

    static Optional<PictureAxes> of(Shape step) {
      if (step.dimension() != 3 || Math.min(step.get(1), Math.max(step.get(0), step.get(2))) < 8) {
        return Optional.empty();
      }
      int[] axes = {(int) step.get(0), (int) step.get(1), (int) step.get(2)};
      if (axes[0] == 1 || axes[0] == 3) {
        return Optional.of(new PictureAxes(axes[1], axes[2], axes[0], true));
      }
      return axes[2] == 1 || axes[2] == 3
          ? Optional.of(new PictureAxes(axes[0], axes[1], axes[2], false))
          : Optional.empty();
    }

    BufferedImage image(float[] values, int step, float least, float most) {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      int from = step * height * width * channels;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int rgb = 0;
          for (int c = 0; c < 3; c++) {
            int channel = Math.min(c, channels - 1);
            int place =
                channelsFirst
                    ? (channel * height + y) * width + x
                    : (y * width + x) * channels + channel;
            float level = (values[from + place] - least) / (most - least);
            rgb = rgb << 8 | Math.round(255 * Math.max(0, Math.min(1, level)));
          }
          image.setRGB(x, y, rgb);
        }
      }
      return image;
    }
  }
}
