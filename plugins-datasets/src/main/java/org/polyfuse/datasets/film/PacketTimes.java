package org.polyfuse.datasets.film;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * When a track has content, by what its packets say.
 *
 * @param times seconds from the film's start, ascending
 * @param end when the last one is over
 * @param interval the usual time from one to the next
 * @param exact whether all times are those of showing; else they may be off by a few packets
 * @param odd packets whose time is far behind the end that the film promises
 */
record PacketTimes(double[] times, double end, double interval, boolean exact, int odd) {

  /** Of a film of one picture that does not say how long it is shown. */
  private static final double USUAL = 0.04;

  /** How many times may be off where they are not exact. */
  private static final int REORDERED = 2;

  /** Collects packets in the order of the file. */
  static final class Builder {

    private double[] times = new double[64];
    private int count;
    private double last = Double.NEGATIVE_INFINITY;
    private double lastLength;
    private boolean exact = true;
    private int odd;

    void add(AVPacket packet, Track track) {
      double time = track.time(packet);
      if (!(time >= 0) || (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0) {
        return;
      }
      if (!track.promise().allows(time)) {
        odd++;
        return;
      }
      exact &= packet.pts() != avutil.AV_NOPTS_VALUE;
      times = count < times.length ? times : Arrays.copyOf(times, 2 * count);
      times[count++] = time;
      lastLength = time >= last ? track.span(packet.duration()) : lastLength;
      last = Math.max(last, time);
    }

    PacketTimes build() {
      double[] sorted = Arrays.copyOf(times, count);
      Arrays.sort(sorted);
      double[] gaps = new double[Math.max(0, count - 1)];
      Arrays.setAll(gaps, i -> sorted[i + 1] - sorted[i]);
      Arrays.sort(gaps);
      double interval = gaps.length == 0 ? USUAL : Math.max(gaps[gaps.length / 2], 1e-3);
      double end = count == 0 ? 0 : last + (lastLength > 0 ? lastLength : interval);
      return new PacketTimes(sorted, end, interval, exact, odd);
    }
  }

  /** The longest time without anything, before the first included. */
  double longestGap() {
    double longest = times.length == 0 ? 0 : times[0];
    for (int i = 1; i < times.length; i++) {
      longest = Math.max(longest, times[i] - times[i - 1]);
    }
    return longest;
  }

  /** The same, of a window alone. */
  PacketTimes in(Window window) {
    double[] inside = Arrays.stream(times).filter(window::holds).toArray();
    return new PacketTimes(inside, Math.min(end, window.end()), interval, exact, odd);
  }

  /**
   * How many have no picture near.
   *
   * @param shown when pictures were shown, ascending
   */
  int unseen(double[] shown) {
    int unseen = 0;
    int at = 0;
    for (double time : times) {
      while (at + 1 < shown.length && far(shown, at + 1, time) <= far(shown, at, time)) {
        at++;
      }
      if (shown.length == 0 || far(shown, at, time) > interval / 2 + 1e-3) {
        unseen++;
      }
    }
    return odd + (exact ? unseen : Math.max(0, unseen - REORDERED));
  }

  private static double far(double[] shown, int at, double time) {
    return Math.abs(shown[at] - time);
  }
}
