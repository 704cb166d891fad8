package org.polyfuse.datasets.film;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** An encoder and its track in a film. Holds native memory; for one thread. */
final class TrackEncoder implements AutoCloseable {

  private final AVFormatContext film;
  private final AVCodec codec;
  private final AVCodecContext context;
  private final AVStream stream;
  private final AVFrame frame = avutil.av_frame_alloc();
  private final AVPacket packet = avcodec.av_packet_alloc();

  TrackEncoder(AVFormatContext film, String encoder) throws IOException {
    this.film = film;
    this.codec = avcodec.avcodec_find_encoder_by_name(encoder);
    if (codec == null || codec.isNull()) {
      throw new IOException("no encoder is named " + encoder);
    }
    this.context = avcodec.avcodec_alloc_context3(codec);
    context.thread_count(1);
    int flags = avcodec.AV_CODEC_FLAG_BITEXACT;
    if ((film.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
      flags |= avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
    }
    context.flags(context.flags() | flags);
    this.stream = avformat.avformat_new_stream(film, codec);
  }

  /** To be set up before {@link #open}. */
  AVCodecContext context() {
    return context;
  }

  AVCodec codec() {
    return codec;
  }

  /** To be filled before {@link #write}. */
  AVFrame frame() {
    return frame;
  }

  /** Opens with times in units of {@code 1 / rate} seconds. */
  void open(int rate) throws IOException {
    AVRational unit = new AVRational().num(1).den(rate);
    context.time_base(unit);
    stream.time_base(unit);
    int result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    result =
        result < 0 ? result : avcodec.avcodec_parameters_from_context(stream.codecpar(), context);
    if (result < 0) {
      throw new IOException("an encoder cannot be opened: " + Ffmpeg.message(result));
    }
  }

  /** Encodes a frame, null at the end; below 0 is an error. */
  int write(@Nullable AVFrame next) {
    int result = avcodec.avcodec_send_frame(context, next);
    while (result >= 0) {
      result = avcodec.avcodec_receive_packet(context, packet);
      if (result == avutil.AVERROR_EAGAIN() || result == avutil.AVERROR_EOF()) {
        return 0;
      }
      if (result >= 0) {
        packet.stream_index(stream.index());
        avcodec.av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
        result = avformat.av_interleaved_write_frame(film, packet);
      }
    }
    return result;
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(context);
  }
}
