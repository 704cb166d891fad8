package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;

/**
 * Looks at a WAV file here and there, so that every span of it is read in the same way without all
 * of it being read.
 */
final class Glimpses {

  private static final int PLACES = 16;
  private static final int BYTES = 1 << 16;

  private Glimpses() {}

  /** Shows blocks of whole frames, evenly spread over the file; all of a short one. */
  static void of(WavHeader header, FileChannel channel, Consumer<ByteBuffer> viewer)
      throws IOException {
    int block = Math.max(1, BYTES / header.frameBytes());
    long frames = header.frames();
    if (frames <= (long) PLACES * block) {
      for (long at = 0; at < frames; at += block) {
        viewer.accept(header.read(channel, at, (int) Math.min(block, frames - at)));
      }
      return;
    }
    for (int i = 0; i < PLACES; i++) {
      viewer.accept(header.read(channel, i * (frames - block) / (PLACES - 1), block));
    }
  }
}
