package org.polyfuse.encoders.external;

/**
 * Makes pictures larger or smaller as imaging libraries do (bilinear, with antialiasing): each new
 * pixel is a mean of old ones, weighted by a triangle that is two old pixels wide where the picture
 * becomes larger and two new ones where it becomes smaller.
 */
final class BilinearResize {

  private final Axis down;
  private final Axis across;

  /** From (height, width) to (newHeight, newWidth). */
  BilinearResize(int height, int width, int newHeight, int newWidth) {
    this.down = Axis.of(height, newHeight);
    this.across = Axis.of(width, newWidth);
  }

  /** Resizes one plane, from {@code source[from...]} to {@code target[to...]}. */
  void apply(float[] source, int from, float[] target, int to) {
    int width = across.weights.length;
    float[] narrow = new float[down.old * width];
    for (int y = 0; y < down.old; y++) {
      for (int x = 0; x < width; x++) {
        narrow[y * width + x] = across.mean(x, source, from + y * across.old, 1);
      }
    }
    for (int y = 0; y < down.weights.length; y++) {
      for (int x = 0; x < width; x++) {
        target[to + y * width + x] = down.mean(y, narrow, x, width);
      }
    }
  }

  /**
   * One axis.
   *
   * @param old pixels
   * @param first the first old pixel of each new one
   * @param weights of the old pixels from that one on; they sum to 1
   */
  private record Axis(int old, int[] first, float[][] weights) {

    static Axis of(int old, int count) {
      double step = (double) old / count;
      double reach = Math.max(1, step);
      int[] first = new int[count];
      float[][] weights = new float[count][];
      for (int i = 0; i < count; i++) {
        double centre = (i + 0.5) * step;
        first[i] = (int) Math.max(0, Math.floor(centre - reach + 0.5));
        int end = (int) Math.min(old, Math.floor(centre + reach + 0.5));
        weights[i] = triangle(first[i], end, centre, reach);
      }
      return new Axis(old, first, weights);
    }

    private static float[] triangle(int first, int end, double centre, double reach) {
      double[] heights = new double[end - first];
      double sum = 0;
      for (int k = 0; k < heights.length; k++) {
        heights[k] = Math.max(0, 1 - Math.abs(first + k + 0.5 - centre) / reach);
        sum += heights[k];
      }
      float[] weights = new float[heights.length];
      for (int k = 0; k < weights.length; k++) {
        weights[k] = (float) (heights[k] / sum);
      }
      return weights;
    }

    float mean(int pixel, float[] values, int from, int stride) {
      float sum = 0;
      int at = from + first[pixel] * stride;
      for (float weight : weights[pixel]) {
        sum += weight * values[at];
        at += stride;
      }
      return sum;
    }
  }
}
