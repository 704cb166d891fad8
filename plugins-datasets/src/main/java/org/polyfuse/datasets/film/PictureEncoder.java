package org.polyfuse.datasets.film;

import java.io.IOException;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.polyfuse.api.data.Picture;

/** Encodes pictures. Holds native memory; for one thread. */
final class PictureEncoder implements AutoCloseable {

  private static final int QUALITY = 3; // of a quantiser from 1, the best, to 31
  private static final int KEY_EVERY = 12;

  private final TrackEncoder encoder;
  private final SwsContext toPlanes;
  private final BytePointer rgb;
  private final PointerPointer<BytePointer> rows;
  private final IntPointer step;
  private final int height;
  private final int width;
  private long count;

  PictureEncoder(AVFormatContext film, String name, int height, int width, int rate)
      throws IOException {
    this.height = height;
    this.width = width;
    encoder = new TrackEncoder(film, name);
    AVCodecContext context = encoder.context();
    context.width(width);
    context.height(height);
    context.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    context.framerate(new AVRational().num(rate).den(1));
    context.gop_size(KEY_EVERY);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
    context.global_quality(QUALITY * avutil.FF_QP2LAMBDA);
    encoder.open(rate);
    AVFrame frame = encoder.frame();
    frame.format(avutil.AV_PIX_FMT_YUV420P);
    frame.width(width);
    frame.height(height);
    frame.quality(QUALITY * avutil.FF_QP2LAMBDA);
    avutil.av_frame_get_buffer(frame, 0);
    rgb = new BytePointer(3L * height * width);
    rows = new PointerPointer<>(4);
    rows.put(0, rgb);
    step = new IntPointer(3 * width, 0, 0, 0);
    toPlanes =
        swscale.sws_getContext(
            width,
            height,
            avutil.AV_PIX_FMT_RGB24,
            width,
            height,
            avutil.AV_PIX_FMT_YUV420P,
            swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_BITEXACT,
            (SwsFilter) null,
            (SwsFilter) null,
            (DoublePointer) null);
  }

  int write(Picture picture) {
    if (picture.height() != height || picture.width() != width) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "picture: expected (%d, %d) but got (%d, %d)",
              height,
              width,
              picture.height(),
              picture.width()));
    }
    rgb.position(0).put(picture.rgb(), 0, picture.rgb().length);
    AVFrame frame = encoder.frame();
    int result = avutil.av_frame_make_writable(frame);
    if (result < 0) {
      return result;
    }
    swscale.sws_scale(toPlanes, rows, step, 0, height, frame.data(), frame.linesize());
    frame.pts(count++);
    frame.duration(1);
    return encoder.write(frame);
  }

  int finish() {
    return encoder.write(null);
  }

  @Override
  public void close() {
    swscale.sws_freeContext(toPlanes);
    rgb.close();
    rows.close();
    step.close();
    encoder.close();
  }
}
