package org.polyfuse.datasets.film;

import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.data.DamagedStreamException;

/**
 * Sound of any rate and layout to mono at one rate, in step: the first sample that comes out is of
 * the moment of the first that went in. Holds native memory; for one thread.
 */
final class MonoConverter implements AutoCloseable {

  private static final int MORE = 256;

  private final Path file;
  private final int rate;
  private final SampleSink sink;
  private final PointerPointer<FloatPointer> planes = new PointerPointer<>(1);
  private FloatPointer output = new FloatPointer(1 << 14);
  private float[] block = new float[1 << 14];
  private @Nullable SwrContext context;
  private int inputRate;
  private int inputFormat;
  private int inputChannels;

  MonoConverter(Path file, int rate, SampleSink sink) {
    this.file = file;
    this.rate = rate;
    this.sink = sink;
  }

  /** Takes a block of samples. */
  void accept(AVFrame frame) {
    SwrContext swr = contextFor(frame);
    convert(swr, frame.extended_data(), frame.nb_samples());
  }

  /** Puts silence before the next block. */
  void silence(double seconds) {
    long left = Math.round(seconds * rate);
    float[] quiet = new float[1 << 12];
    flush();
    while (left > 0) {
      int length = (int) Math.min(left, quiet.length);
      sink.accept(quiet, length);
      left -= length;
    }
  }

  /** Gives out what is still inside; the next block starts anew. */
  void flush() {
    SwrContext swr = context;
    if (swr != null) {
      convert(swr, null, 0);
      swresample.swr_free(swr);
      context = null;
    }
  }

  private SwrContext contextFor(AVFrame frame) {
    SwrContext swr = context;
    int channels = frame.ch_layout().nb_channels();
    if (swr != null
        && frame.sample_rate() == inputRate
        && frame.format() == inputFormat
        && channels == inputChannels) {
      return swr;
    }
    flush();
    inputRate = frame.sample_rate();
    inputFormat = frame.format();
    inputChannels = channels;
    context = open(frame);
    return context;
  }

  private SwrContext open(AVFrame frame) {
    SwrContext swr = new SwrContext(null);
    try (AVChannelLayout mono = new AVChannelLayout();
        AVChannelLayout given = new AVChannelLayout()) {
      avutil.av_channel_layout_default(mono, 1);
      if (frame.ch_layout().order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
        avutil.av_channel_layout_default(given, inputChannels);
      } else {
        avutil.av_channel_layout_copy(given, frame.ch_layout());
      }
      int result =
          swresample.swr_alloc_set_opts2(
              swr, mono, avutil.AV_SAMPLE_FMT_FLT, rate, given, inputFormat, inputRate, 0, null);
      // a sum of channels that are alike stays below 1, as their mean does
      avutil.av_opt_set_double(swr, "rematrix_maxval", 1, 0);
      result = result < 0 ? result : swresample.swr_init(swr);
      avutil.av_channel_layout_uninit(given);
      if (result < 0) {
        swresample.swr_free(swr);
        throw new DamagedStreamException(
            String.format(
                Locale.ROOT,
                "%s: its sound must be convertible but %d channels at %d Hz are not (%s)",
                file,
                inputChannels,
                inputRate,
                Ffmpeg.message(result)));
      }
      return swr;
    }
  }

  private void convert(SwrContext swr, @Nullable PointerPointer<?> input, int count) {
    int room = swresample.swr_get_out_samples(swr, count) + MORE;
    if (room > block.length) {
      output.close();
      output = new FloatPointer(room);
      block = new float[room];
    }
    planes.put(0, output);
    int made = swresample.swr_convert(swr, planes, room, input, count);
    if (made > 0) {
      output.position(0).get(block, 0, made);
      sink.accept(block, made);
    }
  }

  @Override
  public void close() {
    if (context != null) {
      swresample.swr_free(context);
      context = null;
    }
    output.close();
    planes.close();
  }
}
