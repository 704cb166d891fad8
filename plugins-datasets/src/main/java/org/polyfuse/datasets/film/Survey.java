package org.polyfuse.datasets.film;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * What a film's packets say, without decoding them.
 *
 * @param times when each kind of track has its packets; none for a kind that the film lacks
 * @param end when the last track ends, in seconds from the film's start
 * @param length of the file
 */
record Survey(Map<Track.Kind, PacketTimes> times, double end, FileLength length) {

  /** Packets are out of order by less than this. */
  private static final double REORDERED = 1;

  /** Tracks seldom end so far apart: seconds, and a share of the film. */
  private static final double APART = 0.5;

  private static final double APART_SHARE = 0.1;

  /**
   * Reads the packets of a film.
   *
   * @param limit seconds after which they are of no interest
   */
  static Survey of(Path file, Demuxer film, double limit) {
    Map<Integer, Track> tracks = film.tracks();
    Map<Track.Kind, PacketTimes.Builder> builders = new EnumMap<>(Track.Kind.class);
    Optional<AVPacket> next = film.next();
    double earliest = 0;
    while (next.isPresent() && earliest <= limit + REORDERED) {
      Track track = tracks.get(next.get().stream_index());
      if (track != null) {
        builders
            .computeIfAbsent(track.kind(), kind -> new PacketTimes.Builder())
            .add(next.get(), track);
        earliest = track.time(next.get());
      }
      next = film.next();
    }
    Map<Track.Kind, PacketTimes> times = new EnumMap<>(Track.Kind.class);
    builders.forEach((kind, builder) -> times.put(kind, builder.build()));
    double end = times.values().stream().mapToDouble(PacketTimes::end).max().orElse(0);
    return new Survey(times, end, FileLength.of(file));
  }

  /** When a track has content. */
  PacketTimes times(Track.Kind kind) {
    return Objects.requireNonNullElseGet(times.get(kind), () -> new PacketTimes.Builder().build());
  }

  /**
   * Tells if the end of the file is missing, however little, and if its tracks are of very
   * different lengths: many a film is so, but a damaged header may be the reason.
   */
  void note(Path file, Consumer<String> repaired) {
    if (length.isCut()) {
      repaired.accept(
          String.format(
              Locale.ROOT,
              "%s: is cut short: %d of %d bytes are there",
              file,
              length.there(),
              length.promised()));
    }
    if (length.isOpen()) {
      repaired.accept(file + ": may be cut short: its end is not marked");
    }
    double sound = times(Track.Kind.SOUND).end();
    double pictures = times(Track.Kind.PICTURES).end();
    boolean both = times.size() == Track.Kind.values().length;
    if (both && Math.abs(sound - pictures) > Math.max(APART, APART_SHARE * end)) {
      repaired.accept(
          String.format(
              Locale.ROOT,
              "%s: its sound ends at %.2f s, its pictures at %.2f s",
              file,
              sound,
              pictures));
    }
  }
}
