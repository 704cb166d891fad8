package org.polyfuse.datasets.film;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.data.DamagedStreamException;

/** Turns packets of a track into pictures or samples. Holds native memory; for one thread. */
final class Decoder implements AutoCloseable {

  /** More than 8K video has; a damaged header may ask for any size. */
  static final long MAX_PIXELS = 40_000_000;

  private final AVCodecContext context;
  private final AVFrame frame;

  /**
   * Opens the decoder of a track.
   *
   * @throws DamagedStreamException if there is none for its coding
   */
  Decoder(Path file, Track track) {
    int id = track.parameters().codec_id();
    AVCodec codec = avcodec.avcodec_find_decoder(id);
    if (codec == null || codec.isNull()) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: its %s must be in a known coding but is in '%s'. Convert it.",
              file,
              track.kind(),
              avcodec.avcodec_get_name(id).getString()));
    }
    context = avcodec.avcodec_alloc_context3(codec);
    frame = avutil.av_frame_alloc();
    avcodec.avcodec_parameters_to_context(context, track.parameters());
    context.pkt_timebase(track.stream().time_base());
    context.thread_count(1); // its messages then come on this thread
    context.err_recognition(avcodec.AV_EF_CRCCHECK | avcodec.AV_EF_BITSTREAM);
    context.max_pixels(MAX_PIXELS);
    int result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    if (result < 0) {
      close();
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: its %s cannot be decoded (%s)",
              file,
              track.kind(),
              Ffmpeg.message(result)));
    }
  }

  /**
   * Decodes a packet.
   *
   * @param packet null at the end, to get what is still inside
   * @param taker gets each frame that comes out, valid until it returns
   * @return whether the decoder took it without an error of its own
   */
  boolean decode(@Nullable AVPacket packet, Consumer<AVFrame> taker) {
    boolean sound = avcodec.avcodec_send_packet(context, packet) >= 0;
    int result = avcodec.avcodec_receive_frame(context, frame);
    while (result >= 0) {
      sound &= frame.decode_error_flags() == 0;
      sound &= (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) == 0;
      taker.accept(frame);
      avutil.av_frame_unref(frame);
      result = avcodec.avcodec_receive_frame(context, frame);
    }
    return sound && (result == avutil.AVERROR_EAGAIN() || result == avutil.AVERROR_EOF());
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(context);
  }
}
