package org.polyfuse.datasets.film;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.polyfuse.api.data.AbsentStreamException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.datasets.media.FileStart;

/** An open film, and its packets. Holds native memory; for one thread. */
final class Demuxer implements AutoCloseable {

  private final Path file;
  private final DecoderLog log;
  private final AVFormatContext context;
  private final AVPacket packet;

  /**
   * Opens a film.
   *
   * @throws DamagedStreamException if it is none
   */
  Demuxer(Path file, DecoderLog log) {
    Ffmpeg.load();
    if (!Files.isRegularFile(file)) {
      throw new DamagedStreamException(file + ": must be a file but is not there");
    }
    this.file = file;
    this.log = log;
    this.context = open(file, log);
    this.packet = avcodec.av_packet_alloc();
    int result = avformat.avformat_find_stream_info(context, (AVDictionary) null);
    if (result < 0) {
      close();
      throw unreadable(file, log, result);
    }
  }

  /** Errors of the container so far: those of decoders that looked ahead come again. */
  int errors() {
    return log.errorsOf(context.iformat().name().getString());
  }

  private static AVFormatContext open(Path file, DecoderLog log) {
    AVFormatContext context = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    try {
      avutil.av_dict_set(options, "protocol_whitelist", "file", 0); // nothing over a network
      avutil.av_dict_set(options, "format_whitelist", FilmNames.CONTAINERS, 0);
      String url = "file:" + file.toAbsolutePath();
      int result = avformat.avformat_open_input(context, url, (AVInputFormat) null, options);
      if (result < 0) {
        throw unreadable(file, log, result);
      }
      return context;
    } finally {
      avutil.av_dict_free(options);
    }
  }

  private static DamagedStreamException unreadable(Path file, DecoderLog log, int result) {
    if (new FileStart(file).isPointer()) {
      return new DamagedStreamException(file + ": " + FileStart.POINTER_RULE);
    }
    String why = log.first().map(first -> "; " + first).orElse("");
    return new DamagedStreamException(
        String.format(
            Locale.ROOT,
            "%s: must be a film or sound but is none that can be read (%s%s)",
            file,
            Ffmpeg.message(result),
            why));
  }

  /**
   * The track of a kind.
   *
   * @throws AbsentStreamException if a whole file has none
   */
  Track find(Track.Kind kind) {
    Optional<AVStream> found = stream(kind);
    if (found.isPresent()) {
      return track(kind, found.get());
    }
    if (log.errors() > 0 || hasUnknown()) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: must have %s but has none that can be read%s",
              file,
              kind,
              log.first().map(first -> "; " + first).orElse("")));
    }
    throw new AbsentStreamException(file + ": has no " + kind);
  }

  /** Passes over the packets of other tracks from now on. */
  void only(Track track) {
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != track.index()) {
        context.streams(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
  }

  /** The tracks by the number that their packets carry. */
  Map<Integer, Track> tracks() {
    Map<Integer, Track> tracks = new LinkedHashMap<>();
    for (Track.Kind kind : Track.Kind.values()) {
      stream(kind).ifPresent(stream -> tracks.put(stream.index(), track(kind, stream)));
    }
    return tracks;
  }

  private Track track(Track.Kind kind, AVStream stream) {
    double zero =
        context.start_time() == avutil.AV_NOPTS_VALUE
            ? 0
            : (double) context.start_time() / avutil.AV_TIME_BASE;
    return new Track(kind, stream, zero, Promise.of(context, stream, zero));
  }

  /** Whether there is a track of a kind. */
  boolean has(Track.Kind kind) {
    return stream(kind).isPresent();
  }

  private Optional<AVStream> stream(Track.Kind kind) {
    int type = kind == Track.Kind.SOUND ? avutil.AVMEDIA_TYPE_AUDIO : avutil.AVMEDIA_TYPE_VIDEO;
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      boolean cover = (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
      if (stream.codecpar().codec_type() == type && !cover) {
        return Optional.of(stream);
      }
    }
    return Optional.empty();
  }

  /** A track of which the kind or the coding is not known: its header may be damaged. */
  private boolean hasUnknown() {
    for (int i = 0; i < context.nb_streams(); i++) {
      AVCodecParameters parameters = context.streams(i).codecpar();
      if (parameters.codec_type() == avutil.AVMEDIA_TYPE_UNKNOWN
          || parameters.codec_id() == avcodec.AV_CODEC_ID_NONE) {
        return true;
      }
    }
    return false;
  }

  /**
   * Goes to the last place before a time from which pictures can be decoded; false if it cannot.
   */
  boolean seek(Track track, double seconds) {
    return avformat.av_seek_frame(
            context, track.index(), track.stamp(seconds), avformat.AVSEEK_FLAG_BACKWARD)
        >= 0;
  }

  /** The next packet, valid until the next call; empty at the end of the file. */
  Optional<AVPacket> next() {
    avcodec.av_packet_unref(packet);
    boolean ended =
        avformat.av_read_frame(context, packet) < 0; // why is in the log, if not the end
    return ended ? Optional.empty() : Optional.of(packet);
  }

  /** The next packet of a track. */
  Optional<AVPacket> next(Track track) {
    Optional<AVPacket> next = next();
    while (next.isPresent() && next.get().stream_index() != track.index()) {
      next = next();
    }
    return next;
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avformat.avformat_close_input(context);
  }
}
