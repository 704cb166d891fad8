package org.polyfuse.report;

import java.util.Locale;
import org.polyfuse.statistics.Interval;

/** Numbers as pages show them, the same in every country. */
final class Words {

  private Words() {}

  /** {@code 61.2 %}. */
  static String percent(double share) {
    return decimal(100 * share, 1) + " %";
  }

  /** {@code 55.1 to 67.0 %}. */
  static String range(double low, double high) {
    return decimal(100 * low, 1) + " to " + percent(high);
  }

  static String range(Interval interval) {
    return range(interval.low(), interval.high());
  }

  /** {@code +1.2}, in percentage points. */
  static String points(double difference) {
    String text = decimal(Math.abs(100 * difference), 1);
    return (text.equals("0.0") ? "±" : difference < 0 ? "−" : "+") + text;
  }

  /** {@code 0.038}; {@code < 0.001} below that. */
  static String p(double p) {
    return p < 0.001 ? "< 0.001" : decimal(p, 3);
  }

  static String decimal(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  /** {@code 1,234,567}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 fold}, {@code 5 folds}. */
  static String many(long count, String thing) {
    return count(count) + " " + thing + (count == 1 ? "" : "s");
  }

  /** {@code 1:02:03 h}, {@code 2:03 min} or {@code 12 s}. */
  static String time(double seconds) {
    long all = Math.round(seconds);
    if (all < 60) {
      return decimal(seconds, seconds < 10 ? 1 : 0) + " s";
    }
    return all >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d h", all / 3600, all / 60 % 60, all % 60)
        : String.format(Locale.ROOT, "%d:%02d min", all / 60, all % 60);
  }

  /** {@code 512 MiB} or {@code 1.5 GiB}. */
  static String memory(double mebibytes) {
    return mebibytes < 1024
        ? decimal(mebibytes, 0) + " MiB"
        : decimal(mebibytes / 1024, 1) + " GiB";
  }
}
