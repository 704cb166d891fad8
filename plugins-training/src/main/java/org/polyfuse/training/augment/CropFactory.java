package org.polyfuse.training.augment;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.train.Augmentation;
import org.polyfuse.api.train.AugmentationFactory;

/**
 * {@code crop}: a slightly smaller cut of the pictures at a slightly other place, enlarged again
 * (bilinear); the same for every picture of a recording, as a face detector's box would be off.
 */
public final class CropFactory implements AugmentationFactory<CropFactory.Settings> {

  /**
   * The settings.
   *
   * @param jitter how much smaller the cut is at most
   * @param seed of its draws
   */
  @Summary("Cuts the pictures of a recording a little smaller, somewhere, and enlarges the cut.")
  public record Settings(
      @Setting(
              value = "How much smaller the cut is at most, as a share of the side, in [0, 1).",
              defaultsTo = "0.1")
          double jitter,
      @Setting(value = "Of its own draws.", defaultsTo = "0") long seed) {

    /** Checks ranges. */
    public Settings {
      Range.share("jitter", jitter);
    }
  }

  /** A cut, in pixels of the picture. */
  private record Cut(double top, double left, double scale) {}

  @Override
  public String name() {
    return "crop";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public long seed(Settings config) {
    return config.seed();
  }

  @Override
  public Augmentation create(Settings config, Shape step) {
    Pictures.require(name(), step);
    int height = (int) step.get(1);
    int width = (int) step.get(2);
    return (steps, random) -> {
      double scale = 1 - config.jitter() * random.nextDouble();
      double top = random.nextDouble() * (1 - scale) * (height - 1);
      double left = random.nextDouble() * (1 - scale) * (width - 1);
      Cut cut = new Cut(top, left, scale);
      for (int plane = steps.from(); plane < steps.end(); plane += height * width) {
        enlarge(steps.values(), plane, height, width, cut);
      }
    };
  }

  private static void enlarge(float[] values, int plane, int height, int width, Cut cut) {
    float[] before = Arrays.copyOfRange(values, plane, plane + height * width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double row = cut.top() + cut.scale() * y;
        double column = cut.left() + cut.scale() * x;
        values[plane + y * width + x] = between(before, height, width, row, column);
      }
    }
  }

  private static float between(float[] pixels, int height, int width, double row, double column) {
    int top = (int) row;
    int left = (int) column;
    int bottom = Math.min(top + 1, height - 1);
    int right = Math.min(left + 1, width - 1);
    double down = row - top;
    double across = column - left;
    double upper = (1 - across) * pixels[top * width + left] + across * pixels[top * width + right];
    double lower =
        (1 - across) * pixels[bottom * width + left] + across * pixels[bottom * width + right];
    return (float) ((1 - down) * upper + down * lower);
  }
}
