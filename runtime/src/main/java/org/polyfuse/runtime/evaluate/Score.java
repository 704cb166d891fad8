package org.polyfuse.runtime.evaluate;

/** A figure of merit that a confusion matrix gives; larger is better, in [0, 1]. */
public enum Score {
  /** The share of samples that are right (WA). */
  ACCURACY("accuracy", "accuracy (WA)") {
    @Override
    public double of(int[][] confusion) {
      long right = 0;
      long all = 0;
      for (int c = 0; c < confusion.length; c++) {
        right += confusion[c][c];
        all += sum(confusion[c]);
      }
      return all == 0 ? 0 : (double) right / all;
    }
  },
  /** The mean recall of the classes that have samples. */
  UAR("uar", "UAR") {
    @Override
    public double of(int[][] confusion) {
      return mean(confusion, (right, own, taken) -> (double) right / own);
    }
  },
  /** The mean F1 of the classes that have samples. */
  MACRO_F1("macroF1", "macro F1") {
    @Override
    public double of(int[][] confusion) {
      return mean(confusion, (right, own, taken) -> 2.0 * right / (own + taken));
    }
  };

  private final String key;
  private final String title;

  Score(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** As files write it. */
  public String key() {
    return key;
  }

  /** As pages write it. */
  public String title() {
    return title;
  }

  /**
   * The score.
   *
   * @param confusion rows are true classes, columns predicted ones; 0 if empty
   */
  public abstract double of(int[][] confusion);

  private interface OfClass {
    double value(long right, long own, long taken);
  }

  private static double mean(int[][] confusion, OfClass score) {
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < confusion.length; c++) {
      long own = sum(confusion[c]);
      if (own > 0) {
        sum += score.value(confusion[c][c], own, taken(confusion, c));
        classes++;
      }
    }
    return classes == 0 ? 0 : sum / classes;
  }

  private static long taken(int[][] confusion, int column) {
    long taken = 0;
    for (int[] row : confusion) {
      taken += row[column];
    }
    return taken;
  }

  private static long sum(int[] row) {
    long sum = 0;
    for (int count : row) {
      sum += count;
    }
    return sum;
  }
}
