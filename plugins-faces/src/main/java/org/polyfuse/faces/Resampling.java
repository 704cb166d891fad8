package org.polyfuse.faces;

import org.polyfuse.api.data.FaceDetector.Box;
import org.polyfuse.api.data.Picture;

/**
 * Makes a part of a picture larger or smaller: each pixel is the mean over what it covers where the
 * picture becomes smaller, and lies between its neighbours where it becomes larger.
 */
final class Resampling {

  private final Picture picture;
  private final Box part;

  private Resampling(Picture picture, Box part) {
    this.picture = picture;
    this.part = part;
  }

  /** Of a part, inside the picture. */
  static Resampling of(Picture picture, Box part) {
    return new Resampling(picture, part);
  }

  /** Luminance as in television (ITU-R BT.601), row-major (height, width). */
  byte[] grey(int height, int width) {
    float[] rgb = rgb(height, width);
    byte[] grey = new byte[height * width];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = rounded(0.299f * rgb[3 * i] + 0.587f * rgb[3 * i + 1] + 0.114f * rgb[3 * i + 2]);
    }
    return grey;
  }

  /** Row-major (height, width, 3), blue first as OpenCV has it. */
  byte[] bgr(int height, int width) {
    float[] rgb = rgb(height, width);
    byte[] bgr = new byte[rgb.length];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = rounded(rgb[i - i % 3 + 2 - i % 3]);
    }
    return bgr;
  }

  static byte rounded(float value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }

  /** Row-major (height, width, 3), 0..255. First along rows, then down the columns. */
  float[] rgb(int height, int width) {
    Weights across = Weights.of(part.x(), part.width(), picture.width(), width);
    Weights down = Weights.of(part.y(), part.height(), picture.height(), height);
    int top = down.first(0);
    int rows = down.last(height - 1) - top + 1;
    float[] narrow = new float[rows * width * 3];
    for (int row = 0; row < rows; row++) {
      alongRow(top + row, across, narrow, row * width * 3, width);
    }
    float[] result = new float[height * width * 3];
    for (int y = 0; y < height; y++) {
      for (int k = down.first(y); k <= down.last(y); k++) {
        float weight = down.weight(y, k);
        int from = (k - top) * width * 3;
        int to = y * width * 3;
        for (int i = 0; i < width * 3; i++) {
          result[to + i] += weight * narrow[from + i];
        }
      }
    }
    return result;
  }

  private void alongRow(int row, Weights across, float[] narrow, int to, int width) {
    byte[] rgb = picture.rgb();
    int from = row * picture.width() * 3;
    for (int x = 0; x < width; x++) {
      float red = 0;
      float green = 0;
      float blue = 0;
      for (int k = across.first(x); k <= across.last(x); k++) {
        float weight = across.weight(x, k);
        red += weight * (rgb[from + 3 * k] & 0xff);
        green += weight * (rgb[from + 3 * k + 1] & 0xff);
        blue += weight * (rgb[from + 3 * k + 2] & 0xff);
      }
      narrow[to + 3 * x] = red;
      narrow[to + 3 * x + 1] = green;
      narrow[to + 3 * x + 2] = blue;
    }
  }

  /**
   * What each new pixel takes of the old ones along one axis.
   *
   * @param first the first old pixel of each new one
   * @param weights from that one on; they sum to 1
   */
  private record Weights(int[] first, float[][] weights) {

    static Weights of(double start, double length, int pixels, int count) {
      double step = length / count;
      double reach = Math.max(1, step); // of a triangle as wide as two new pixels, or two old ones
      int[] first = new int[count];
      float[][] weights = new float[count][];
      for (int i = 0; i < count; i++) {
        double centre = start + (i + 0.5) * step - 0.5;
        int low = clamp((int) Math.ceil(centre - reach), pixels);
        int high = clamp((int) Math.floor(centre + reach), pixels);
        first[i] = low;
        weights[i] = triangle(centre, reach, low, high);
      }
      return new Weights(first, weights);
    }

    private static int clamp(int pixel, int pixels) {
      return Math.max(0, Math.min(pixels - 1, pixel));
    }

    private static float[] triangle(double centre, double reach, int low, int high) {
      float[] weights = new float[high - low + 1];
      float sum = 0;
      for (int k = 0; k < weights.length; k++) {
        weights[k] = (float) Math.max(1e-6, 1 - Math.abs(low + k - centre) / reach);
        sum += weights[k];
      }
      for (int k = 0; k < weights.length; k++) {
        weights[k] /= sum;
      }
      return weights;
    }

    int first(int pixel) {
      return first[pixel];
    }

    int last(int pixel) {
      return first[pixel] + weights[pixel].length - 1;
    }

    float weight(int pixel, int old) {
      return weights[pixel][old - first[pixel]];
    }
  }
}
