package org.polyfuse.datasets.film;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.polyfuse.api.data.DamagedStreamException;

/** Counts what is lost of a track while it is read, and judges it at the end. */
final class Losses {

  private final Path file;
  private final Track.Kind kind;
  private final double maxDamage;
  private int units;
  private int broken;
  private boolean buildsOnBroken;
  private double missing;

  Losses(Path file, Track.Kind kind, double maxDamage) {
    this.file = file;
    this.kind = kind;
    this.maxDamage = maxDamage;
  }

  /**
   * Notes a packet in the order of decoding. What builds on a broken one is broken too.
   *
   * @param alone whether it can be decoded without the ones before it
   * @param isBroken whether it or its decoding had an error
   * @param counts whether it is wanted
   */
  void packet(boolean alone, boolean isBroken, boolean counts) {
    buildsOnBroken = isBroken || (buildsOnBroken && !alone);
    if (counts) {
      units++;
      broken += buildsOnBroken ? 1 : 0;
    }
  }

  /** Notes packets that never showed anything; they may be among the broken ones. */
  void unseen(int packets) {
    broken = Math.max(broken, packets);
  }

  /** Notes errors of the container, each of which costs a packet or so. */
  void ofContainer(int errors) {
    broken += errors;
  }

  /** Notes time that has no content at all. */
  void missing(double seconds) {
    missing += seconds;
  }

  /**
   * Reports the damage, if there is any.
   *
   * @param seconds of the content that was found
   * @throws DamagedStreamException if it is more than may be
   */
  void judge(double seconds, DecoderLog log, Consumer<String> repaired) {
    double share = share(seconds);
    if (share == 0) {
      return;
    }
    String what =
        String.format(
            Locale.ROOT,
            "%s: %.1f %% of its %s is lost: %d of %d packets broken, %.2f of %.2f s missing%s",
            file,
            100 * share,
            kind,
            Math.min(broken, units),
            units,
            missing,
            missing + seconds,
            log.first().map(first -> "; " + first).orElse(""));
    if (share > maxDamage) {
      throw new DamagedStreamException(
          String.format(Locale.ROOT, "%s. At most %.1f %% may be", what, 100 * maxDamage));
    }
    repaired.accept(what);
  }

  private double share(double seconds) {
    double gone = missing == 0 ? 0 : missing / (missing + seconds);
    double bad = units == 0 ? 0 : Math.min(1, (double) broken / units);
    return gone + (1 - gone) * bad;
  }
}
