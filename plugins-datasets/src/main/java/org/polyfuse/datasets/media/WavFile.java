package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.polyfuse.api.data.Waveform;

/** Writes sound as WAV: 16-bit PCM, mono, at its own rate rounded to whole hertz. */
public final class WavFile {

  private static final int HEADER = 44;

  private WavFile() {}

  /**
   * Writes; samples are rounded to multiples of 2^-15.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Waveform sound) throws IOException {
    float[] samples = sound.samples();
    int rate = (int) Math.round(sound.rate());
    ByteBuffer out = ByteBuffer.allocate(HEADER + 2 * samples.length);
    out.order(ByteOrder.LITTLE_ENDIAN);
    ascii(out, "RIFF").putInt(HEADER - 8 + 2 * samples.length);
    ascii(out, "WAVE");
    ascii(out, "fmt ").putInt(16).putShort((short) 1).putShort((short) 1);
    out.putInt(rate).putInt(2 * rate).putShort((short) 2).putShort((short) 16);
    ascii(out, "data").putInt(2 * samples.length);
    for (float sample : samples) {
      long value = Math.round(sample * 0x1p15);
      out.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value)));
    }
    Files.write(file, out.array());
  }

  private static ByteBuffer ascii(ByteBuffer out, String text) {
    return out.put(text.getBytes(StandardCharsets.US_ASCII));
  }
}
