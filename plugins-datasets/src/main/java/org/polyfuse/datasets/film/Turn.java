package org.polyfuse.datasets.film;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.IntPointer;

/**
 * How a film's pictures are to be turned and mirrored to be seen upright: column p, row q goes to
 * column a p + c q, row b p + d q, shifted so that both start at 0.
 */
record Turn(int a, int b, int c, int d) {

  private static final Turn NONE = new Turn(1, 0, 0, 1);
  private static final double UNIT = 65536; // the matrix holds 16.16 fixed point
  private static final int CELLS = 9;

  /** By the display matrix of a track, to the nearest quarter turn. */
  static Turn of(AVCodecParameters parameters) {
    AVPacketSideData data =
        avcodec.av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (data == null || data.isNull() || data.size() < 4 * CELLS) {
      return NONE;
    }
    IntPointer matrix = new IntPointer(data.data());
    Turn turn =
        new Turn(
            sign(matrix.get(0)), sign(matrix.get(1)), sign(matrix.get(3)), sign(matrix.get(4)));
    return turn.isQuarter() ? turn : NONE;
  }

  private static int sign(int cell) {
    return (int) Math.signum(Math.rint(cell / UNIT));
  }

  private boolean isQuarter() {
    boolean upright = b == 0 && c == 0 && a != 0 && d != 0;
    boolean lying = a == 0 && d == 0 && b != 0 && c != 0;
    return upright || lying;
  }

  boolean isNone() {
    return equals(NONE);
  }

  /** Whether height and width change places. */
  boolean isLying() {
    return a == 0;
  }

  /** Turns a picture of bytes (height, width, 3). */
  byte[] apply(byte[] rgb, int height, int width) {
    byte[] turned = new byte[rgb.length];
    int outputWidth = isLying() ? height : width;
    int firstColumn = (a < 0 ? width - 1 : 0) + (c < 0 ? height - 1 : 0);
    int firstRow = (b < 0 ? width - 1 : 0) + (d < 0 ? height - 1 : 0);
    for (int q = 0; q < height; q++) {
      for (int p = 0; p < width; p++) {
        int column = firstColumn + a * p + c * q;
        int row = firstRow + b * p + d * q;
        System.arraycopy(rgb, 3 * (q * width + p), turned, 3 * (row * outputWidth + column), 3);
      }
    }
    return turned;
  }
}
