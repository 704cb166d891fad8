package org.polyfuse.datasets.film;

import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Picture;

/**
 * Decoded pictures to RGB of one size, turned upright. Holds native memory; for one thread.
 *
 * <p>Colours without a tag are taken for those of standard definition (BT.601, 16..235).
 */
final class PictureConverter implements AutoCloseable {

  private static final int FLAGS =
      swscale.SWS_BICUBIC
          | swscale.SWS_FULL_CHR_H_INT
          | swscale.SWS_ACCURATE_RND
          | swscale.SWS_BITEXACT;

  private static final int UNITY = 1 << 16; // contrast and saturation as they are

  private final Path file;
  private final int height;
  private final int width;
  private final Turn turn;
  private final AVFrame output;
  private @Nullable SwsContext context;
  private int inputHeight;
  private int inputWidth;
  private int inputFormat;

  /** Of a size before turning. */
  PictureConverter(Path file, int height, int width, Turn turn) {
    this.file = file;
    this.height = height;
    this.width = width;
    this.turn = turn;
    this.output = avutil.av_frame_alloc();
    output.format(avutil.AV_PIX_FMT_RGB24);
    output.width(width);
    output.height(height);
    avutil.av_frame_get_buffer(output, 0);
  }

  Picture convert(AVFrame frame) {
    swscale.sws_scale(
        contextFor(frame),
        frame.data(),
        frame.linesize(),
        0,
        frame.height(),
        output.data(),
        output.linesize());
    byte[] rgb = bytes();
    if (turn.isNone()) {
      return new Picture(height, width, rgb);
    }
    byte[] turned = turn.apply(rgb, height, width);
    return turn.isLying() ? new Picture(width, height, turned) : new Picture(height, width, turned);
  }

  private byte[] bytes() {
    byte[] rgb = new byte[3 * height * width];
    BytePointer rows = output.data(0);
    long step = output.linesize(0);
    for (int row = 0; row < height; row++) {
      rows.position(row * step).get(rgb, 3 * row * width, 3 * width);
    }
    return rgb;
  }

  private SwsContext contextFor(AVFrame frame) {
    SwsContext sws = context;
    if (sws != null
        && frame.height() == inputHeight
        && frame.width() == inputWidth
        && frame.format() == inputFormat) {
      return sws;
    }
    free();
    inputHeight = frame.height();
    inputWidth = frame.width();
    inputFormat = frame.format();
    sws =
        swscale.sws_getContext(
            inputWidth,
            inputHeight,
            inputFormat,
            width,
            height,
            avutil.AV_PIX_FMT_RGB24,
            FLAGS,
            (SwsFilter) null,
            (SwsFilter) null,
            (DoublePointer) null);
    if (sws == null || sws.isNull()) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: its pictures must be convertible but (%d, %d) of format %d are not",
              file,
              inputHeight,
              inputWidth,
              inputFormat));
    }
    boolean full = frame.color_range() == avutil.AVCOL_RANGE_JPEG;
    swscale.sws_setColorspaceDetails(
        sws,
        swscale.sws_getCoefficients(colours(frame.colorspace())),
        full ? 1 : 0,
        swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT),
        1,
        0,
        UNITY,
        UNITY);
    context = sws;
    return sws;
  }

  private static int colours(int space) {
    return space == avutil.AVCOL_SPC_BT709
        ? swscale.SWS_CS_ITU709
        : space == avutil.AVCOL_SPC_BT2020_NCL ? swscale.SWS_CS_BT2020 : swscale.SWS_CS_ITU601;
  }

  private void free() {
    if (context != null) {
      swscale.sws_freeContext(context);
      context = null;
    }
  }

  @Override
  public void close() {
    free();
    avutil.av_frame_free(output);
  }
}
