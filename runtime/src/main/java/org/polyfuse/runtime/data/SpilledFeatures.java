package org.polyfuse.runtime.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.nn.SequenceShape;

/**
 * Features whose values lie in a file; times stay in memory.
 *
 * @param file where
 * @param at the first byte
 * @param packed how values are written there
 * @param count how many values
 */
record SpilledFeatures(
    File file, long at, PackedValues.Form packed, int count, SequenceShape shape, double[] centres)
    implements HeldFeatures {

  @Override
  public int steps() {
    return centres.length;
  }

  @Override
  public Features get() {
    float[] values = new float[count];
    PackedValues.read(packed, values, (bytes, from) -> file.read(bytes, at + from));
    return new Features(values, shape, centres);
  }

  /**
   * A temporary file that this process alone uses. It goes when the process ends, however it ends,
   * or when nothing refers to it any more. Adding is for one thread, reading for several.
   */
  static final class File {

    private final FileChannel channel;
    private long end;

    private File(FileChannel channel) {
      this.channel = channel;
    }

    static File create() {
      try {
        Path path = Files.createTempFile("polyfuse-features-", ".tmp");
        return new File(
            FileChannel.open(
                path,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
      } catch (IOException e) {
        throw unusable(e);
      }
    }

    private static UncheckedIOException unusable(IOException cause) {
      return new UncheckedIOException(
          String.format(
                  Locale.ROOT,
                  "features do not fit into memory and cannot be put on disk (%s): %s. Give Java more memory,",
                  System.getProperty("java.io.tmpdir"),
                  cause)
              + " or another folder with -Djava.io.tmpdir=DIR.",
          cause);
    }

    SpilledFeatures add(Features features) {
      PackedValues.Form form = PackedValues.form(features.values());
      long at = end;
      PackedValues.write(form, features.values(), this::append);
      return new SpilledFeatures(
          this, at, form, features.values().length, features.shape(), features.centres());
    }

    private void append(ByteBuffer bytes) {
      try {
        while (bytes.hasRemaining()) {
          end += channel.write(bytes, end);
        }
      } catch (IOException e) {
        throw unusable(e);
      }
    }

    long bytes() {
      return end;
    }

    private void read(ByteBuffer bytes, long from) {
      try {
        for (long at = from; bytes.hasRemaining(); ) {
          int read = channel.read(bytes, at);
          if (read < 0) {
            throw new EOFException("it ends at " + at);
          }
          at += read;
        }
      } catch (IOException e) {
        throw unusable(e);
      }
    }
  }
}
