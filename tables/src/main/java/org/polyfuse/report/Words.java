package org.polyfuse.report;

import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.statistics.Interval;

/** Numbers as pages show them, the same in every country. */
final class Words {

  private Words() {}

  /** {@code 55.1 to 67.0 %}. */
  static String range(double low, double high) {
    return Numbers.decimal(100 * low, 1) + " to " + Numbers.percent(high);
  }

  static String range(Interval interval) {
    return range(interval.low(), interval.high());
  }

  /** {@code +1.2}, in percentage points. */
  static String points(double difference) {
    String text = Numbers.decimal(Math.abs(100 * difference), 1);
    return (text.equals("0.0") ? "±" : difference < 0 ? "−" : "+") + text;
  }

  /** {@code 0.038}; {@code < 0.001} below that. */
  static String p(double p) {
    return p < 0.001 ? "< 0.001" : Numbers.decimal(p, 3);
  }

  /** {@code 1 fold}, {@code 5 folds}. */
  static String many(long count, String thing) {
    return Numbers.count(count) + " " + thing + (count == 1 ? "" : "s");
  }

  /** {@code 1:02:03 h}, {@code 2:03 min} or {@code 12 s}. */
  static String time(double seconds) {
    long all = Math.round(seconds);
    if (all < 60) {
      return Numbers.decimal(seconds, seconds < 10 ? 1 : 0) + " s";
    }
    return Numbers.clock(seconds) + (all >= 3600 ? " h" : " min");
  }

  /** {@code 512 MiB} or {@code 1.5 GiB}. */
  static String memory(double mebibytes) {
    return mebibytes < 1024
        ? Numbers.decimal(mebibytes, 0) + " MiB"
        : Numbers.decimal(mebibytes / 1024, 1) + " GiB";
  }
}
