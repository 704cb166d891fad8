package org.polyfuse.datasets.film;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;

/** Encodes mono sound. Holds native memory; for one thread. */
final class SoundEncoder implements AutoCloseable {

  private static final int BIT_RATE = 64000;
  private static final int BLOCK = 1024; // of codings that take any number

  private final TrackEncoder encoder;
  private final float[] block;
  private final boolean isWhole; // 16-bit numbers instead of fractions
  private int filled;
  private long written;

  SoundEncoder(AVFormatContext film, String name, int rate) throws IOException {
    encoder = new TrackEncoder(film, name);
    AVCodecContext context = encoder.context();
    isWhole = name.startsWith("pcm_s16");
    context.sample_rate(rate);
    context.sample_fmt(isWhole ? avutil.AV_SAMPLE_FMT_S16 : avutil.AV_SAMPLE_FMT_FLTP);
    context.bit_rate(BIT_RATE);
    avutil.av_channel_layout_default(context.ch_layout(), 1);
    encoder.open(rate);
    block = new float[context.frame_size() > 0 ? context.frame_size() : BLOCK];
  }

  int write(float[] samples) {
    int result = 0;
    for (int at = 0; at < samples.length && result >= 0; ) {
      int taken = Math.min(block.length - filled, samples.length - at);
      System.arraycopy(samples, at, block, filled, taken);
      filled += taken;
      at += taken;
      result = filled == block.length ? send() : 0;
    }
    return result;
  }

  private int send() {
    AVFrame frame = encoder.frame();
    avutil.av_frame_unref(frame);
    frame.format(encoder.context().sample_fmt());
    frame.nb_samples(filled);
    frame.sample_rate(encoder.context().sample_rate());
    avutil.av_channel_layout_copy(frame.ch_layout(), encoder.context().ch_layout());
    int result = avutil.av_frame_get_buffer(frame, 0);
    if (result < 0) {
      return result;
    }
    if (isWhole) {
      new ShortPointer(frame.data(0)).put(rounded(), 0, filled);
    } else {
      new FloatPointer(frame.data(0)).put(block, 0, filled);
    }
    frame.pts(written);
    written += filled;
    filled = 0;
    return encoder.write(frame);
  }

  private short[] rounded() {
    short[] values = new short[filled];
    for (int i = 0; i < filled; i++) {
      long value = Math.round(block[i] * 0x1p15);
      values[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }
    return values;
  }

  int finish() {
    int result = filled > 0 ? send() : 0;
    return result < 0 ? result : encoder.write(null);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
