package org.polyfuse.datasets.film;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;
import org.polyfuse.datasets.media.WavCoding;

/**
 * Decodes a track of a film packet by packet, and notes what goes wrong with which. Holds native
 * memory; for one thread and one use.
 */
final class TrackDecoding implements AutoCloseable {

  private final DecoderLog log = new DecoderLog();
  private final boolean wav; // its last packet is short where the header does not know the length
  private final Demuxer film;
  private final Track track;
  private final Decoder decoder;
  private final Losses losses;
  private double begun = Double.NaN;
  private boolean afterBreak;
  private int attributed; // messages whose packet is known

  /**
   * Opens a film.
   *
   * @throws org.polyfuse.api.data.DamagedStreamException if it or its track cannot be read
   * @throws org.polyfuse.api.data.AbsentStreamException if it has no such track
   */
  TrackDecoding(Path file, Track.Kind kind, double maxDamage) {
    losses = new Losses(file, kind, maxDamage);
    wav = WavCoding.isWav(file);
    Optional<Demuxer> opened = Optional.empty();
    try {
      film = new Demuxer(file, log);
      opened = Optional.of(film);
      track = film.find(kind);
      film.only(track);
      losses.ofContainer(film.errors());
      log.clear();
      decoder = new Decoder(file, track);
    } catch (RuntimeException e) {
      opened.ifPresent(Demuxer::close);
      log.close();
      throw e;
    }
  }

  Track track() {
    return track;
  }

  Losses losses() {
    return losses;
  }

  /** Whether the packet before the one that is decoded was broken: something may be left out. */
  boolean isAfterBreak() {
    return afterBreak;
  }

  /** Goes to a place from which a time can be decoded, if the film can say where. */
  void seek(double seconds) {
    film.seek(track, seconds);
  }

  /**
   * Decodes.
   *
   * @param window what counts
   * @param taker gets the frames, of the window and around it, each valid until it returns
   * @param enough asked after each packet
   */
  void run(Window window, Consumer<AVFrame> taker, BooleanSupplier enough) {
    int before = film.errors();
    Optional<AVPacket> next = film.next(track);
    while (next.isPresent()) {
      AVPacket packet = next.get();
      double time = track.time(packet);
      boolean alone =
          track.kind() == Track.Kind.SOUND || (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
      boolean corrupt = !wav && (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
      boolean sound = decode(packet, taker);
      afterBreak = corrupt || !sound;
      begun = alone && Double.isNaN(begun) ? time : begun;
      boolean leads =
          time < begun; // shown before the first whole one, and built on what is not read
      losses.packet(alone, (corrupt || !sound) && !leads, Double.isNaN(time) || window.holds(time));
      if (enough.getAsBoolean()) {
        return;
      }
      before = film.errors();
      next = film.next(track);
    }
    // parsers of codings may complain of the end of a whole file
    losses.ofContainer(film.errors() - before);
    attributed = log.errors();
    if (!decode(null, taker)) {
      losses.ofContainer(1);
    }
  }

  /** Whether it went without an error, the reading of the packet included. */
  private boolean decode(@Nullable AVPacket packet, Consumer<AVFrame> taker) {
    boolean taken = decoder.decode(packet, taker);
    boolean quiet = log.errors() == attributed;
    attributed = log.errors();
    return taken && quiet;
  }

  /** See {@link Losses#judge}. */
  void judge(double seconds, Consumer<String> repaired) {
    losses.judge(seconds, log, repaired);
  }

  @Override
  public void close() {
    decoder.close();
    film.close();
    log.close();
  }
}
