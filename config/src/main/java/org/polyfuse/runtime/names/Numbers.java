package org.polyfuse.runtime.names;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as tables show them, the same in every country. */
public final class Numbers {

  private Numbers() {}

  /** {@code 61.2 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** {@code 1,234,567}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Decimal, with so many digits behind the point. */
  public static String decimal(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  /** Seconds with up to four digits behind the point, such as {@code 0.16 s}. */
  public static String seconds(double seconds) {
    String text = decimal(seconds, 4).replaceFirst("0+$", "").replaceFirst("\\.$", "");
    return text + " s";
  }

  /** {@code 1:02:03}, or {@code 2:03} below an hour. */
  public static String clock(double seconds) {
    long all = Math.max(0, Math.round(seconds));
    return all >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", all / 3600, all / 60 % 60, all % 60)
        : String.format(Locale.ROOT, "%d:%02d", all / 60, all % 60);
  }

  /** {@code (96, 1, 5, 5)}. */
  public static String shape(long[] axes) {
    return Arrays.stream(axes).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
  }

  /** {@code 1.5 GiB}. */
  public static String bytes(long bytes) {
    return bytes >= 1L << 30 ? gib(bytes) : decimal(bytes / (double) (1L << 20), 1) + " MiB";
  }

  /** {@code 512 MiB}, at least what it is, or {@code 1.5 GiB}. */
  public static String roughBytes(long bytes) {
    double gib = bytes / (double) (1L << 30);
    return gib >= 0.95 ? gib(bytes) : decimal(Math.ceil(bytes / (double) (1 << 20)), 0) + " MiB";
  }

  /** {@code 0.3 GiB}. */
  public static String gib(double bytes) {
    return decimal(bytes / (1L << 30), 1) + " GiB";
  }
}
