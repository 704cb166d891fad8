package org.polyfuse.datasets.film;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The sound or the pictures of an open film. Times are in seconds from the film's start, which is
 * that of its earliest track, so that tracks stay in step.
 */
final class Track {

  /** What a track is of. */
  enum Kind {
    SOUND("sound"),
    PICTURES("pictures");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  private final Kind kind;
  private final AVStream stream;
  private final Promise promise;
  private final double unit; // seconds of a time stamp's unit
  private final double zero; // the film's start, as the file counts

  Track(Kind kind, AVStream stream, double zero, Promise promise) {
    this.kind = kind;
    this.stream = stream;
    this.zero = zero;
    this.promise = promise;
    this.unit = Ffmpeg.ratio(stream.time_base());
  }

  Kind kind() {
    return kind;
  }

  int index() {
    return stream.index();
  }

  AVStream stream() {
    return stream;
  }

  AVCodecParameters parameters() {
    return stream.codecpar();
  }

  /** What the file says of its length. */
  Promise promise() {
    return promise;
  }

  /** Seconds of a time stamp; NaN if it is none. */
  double time(long stamp) {
    return stamp == avutil.AV_NOPTS_VALUE ? Double.NaN : stamp * unit - zero;
  }

  /** When a packet's content is played; NaN if it does not say. */
  double time(AVPacket packet) {
    return time(packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts());
  }

  /** Seconds of a number of units. */
  double span(long units) {
    return units * unit;
  }

  /** The stamp of a time. */
  long stamp(double seconds) {
    return (long) Math.floor((seconds + zero) / unit);
  }
}
