package org.polyfuse.datasets.film;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * When a track ends by the file's own account, in seconds from the film's start.
 *
 * @param track the end of the track itself; NaN if the file does not say
 * @param film the end of the longest track; NaN if the file does not say
 */
record Promise(double track, double film) {

  /** Headers round, and count what a decoder leaves out at the ends. */
  private static final double TOLERANCE = 0.1;

  /** A time stamp so far behind the end is itself broken. */
  private static final double FAR = 1;

  /** {@code 00:00:02.020000000}. */
  private static final Pattern CLOCK = Pattern.compile("(\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?)");

  static Promise of(AVFormatContext film, AVStream stream, double zero) {
    AVDictionaryEntry tag = avutil.av_dict_get(stream.metadata(), "DURATION", null, 0);
    Matcher clock = CLOCK.matcher(tag == null ? "" : tag.value().getString());
    if (clock.lookingAt()) { // Matroska's: the end of the track
      double minutes = 60 * Double.parseDouble(clock.group(1)) + Integer.parseInt(clock.group(2));
      return new Promise(60 * minutes + Double.parseDouble(clock.group(3)) - zero, filmEnd(film));
    }
    if (film.duration_estimation_method() != avformat.AVFMT_DURATION_FROM_STREAM) {
      return new Promise(Double.NaN, Double.NaN); // guessed from what is there
    }
    if (stream.duration() == avutil.AV_NOPTS_VALUE) {
      return new Promise(Double.NaN, filmEnd(film));
    }
    long start = stream.start_time() == avutil.AV_NOPTS_VALUE ? 0 : stream.start_time();
    double unit = Ffmpeg.ratio(stream.time_base());
    return new Promise((start + stream.duration()) * unit - zero, filmEnd(film));
  }

  private static double filmEnd(AVFormatContext film) {
    return film.duration() == avutil.AV_NOPTS_VALUE
        ? Double.NaN
        : (double) film.duration() / avutil.AV_TIME_BASE;
  }

  /** Whether a time stamp can be right. */
  boolean allows(double time) {
    return !(time > Math.max(track, film) + FAR); // also if nothing is promised
  }

  /**
   * Seconds that are missing of a track.
   *
   * @param found where it really ends
   * @param survey where the film does
   * @param until where reading ended on purpose
   */
  double missing(double found, Survey survey, double until) {
    double own = Double.isNaN(track) ? film - survey.end() : track - found;
    double cut = survey.end() * (survey.length().growth() - 1);
    double missing = Math.max(own > TOLERANCE ? own : 0, cut);
    return Math.max(0, Math.min(found + missing, until) - found);
  }
}
