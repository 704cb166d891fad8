package org.polyfuse.cli.console;

import java.util.Locale;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.train.HistoryRow;

/** How a training stands, in words. */
final class EpochText {

  private EpochText() {}

  static String fold(int fold) {
    return fold == 0 ? "final model" : "fold " + fold;
  }

  static String scores(double loss, double accuracy) {
    return String.format(
        Locale.ROOT, "loss %s, accuracy %s", Numbers.decimal(loss, 4), Numbers.percent(accuracy));
  }

  static String scores(HistoryRow row) {
    return row.split() + " " + scores(row.loss(), row.accuracy());
  }

  static String rate(double samplesPerSecond) {
    return Numbers.decimal(samplesPerSecond, samplesPerSecond < 10 ? 1 : 0) + " samples/s";
  }
}
