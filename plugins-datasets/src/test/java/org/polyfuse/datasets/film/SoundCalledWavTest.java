package org.polyfuse.datasets.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.datasets.media.WavFile;

/** What is called WAV but must be decoded is read here. */
class SoundCalledWavTest {

  private static final int COUNT = 8000;

  @TempDir Path folder;
  private Path file;
  private final FilmReader reader = new FilmReader(new FilmConfig(0.05, 16000));
  private final List<String> repaired = new ArrayList<>();

  @BeforeEach
  void name() {
    file = folder.resolve("a.wav");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 0xff, 0x80, 0x1f7a, 0x1f40", // mu-law; silence is 0xff and 0x7f
    "6, 0xd5, 0x80, 0x1f7a, 0x1f40",
    "7, 0xff, 0x80, 0x7ffff024, 0x7ffff000", // of a pipe
    "7, 0xff, 0x80, 0xffffffff, 0xffffffff",
    "7, 0xff, 0x80, 0, 0x1f40",
    "7, 0xff, 0x80, 0x1fff, 0x1f40"
  })
  void samples_that_must_be_decoded_are_read_whatever_the_sizes_say(
      int code, String silence, String loud, String riff, String data) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(46 + COUNT).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(Long.decode(riff).intValue()).put(ascii("WAVEfmt "));
    out.putInt(18).putShort((short) code).putShort((short) 1).putInt(COUNT).putInt(COUNT);
    out.putShort((short) 1).putShort((short) 8).putShort((short) 0).put(ascii("data"));
    out.putInt(Long.decode(data).intValue());
    byte[] samples = new byte[COUNT];
    Arrays.fill(samples, 0, COUNT / 2, Integer.decode(silence).byteValue());
    Arrays.fill(samples, COUNT / 2, COUNT, Integer.decode(loud).byteValue());
    Files.write(file, out.put(samples).array());
    assertThat(reader.accepts(file)).isTrue();
    Waveform sound = read();
    assertThat(sound.samples()).hasSize(16000); // twice the rate
    assertThat((double) sound.samples()[4000]).isCloseTo(0, within(1e-3));
    assertThat((double) Math.abs(sound.samples()[12000])).isGreaterThan(0.1);
    assertThat(repaired).isEmpty();
  }

  @Test
  void an_aiff_called_wav_is_read() throws IOException {
    ByteBuffer out = ByteBuffer.allocate(54 + 2 * COUNT).put(ascii("FORM"));
    out.putInt(46 + 2 * COUNT).put(ascii("AIFFCOMM")).putInt(18).putShort((short) 1);
    out.putInt(COUNT).putShort((short) 16);
    out.putShort((short) (16383 + 13)).putLong(16000L << 50); // 80 bits of float
    out.put(ascii("SSND")).putInt(8 + 2 * COUNT).putLong(0);
    for (int i = 0; i < COUNT; i++) {
      out.putShort((short) (i % 100 * 100));
    }
    Files.write(file, out.array());
    assertThat(reader.accepts(file)).isTrue();
    assertThat(read().samples()).hasSize(COUNT).startsWith(0, 100 / 32768f, 200 / 32768f);
    assertThat(repaired).isEmpty();
  }

  @Test
  void frames_of_mp3_and_aac_are_known_only_where_the_name_says_sound() throws IOException {
    byte[] mp3 = {(byte) 0xff, (byte) 0xfb, (byte) 0x90, 0x64, 0};
    byte[] aac = {(byte) 0xff, (byte) 0xf1, 0x50, (byte) 0x80, 0};
    assertThat(reader.accepts(Files.write(file, mp3))).isTrue();
    assertThat(reader.accepts(Files.write(file, aac))).isTrue();
    assertThat(reader.accepts(Files.write(folder.resolve("a.txt"), mp3))).isFalse();
  }

  @Test
  void plain_samples_and_texts_are_left_to_others() throws IOException {
    WavFile.write(file, new Waveform(new float[100], 16000));
    assertThat(reader.accepts(file)).isFalse();
    assertThat(reader.accepts(Files.writeString(file, "#EXTM3U\nhttp://example.org/a.ts")))
        .isFalse();
    assertThat(reader.accepts(Files.writeString(file, ""))).isFalse();
  }

  private Waveform read() {
    RawStream stream = reader.read(file, Optional.empty(), Waveform.class, repaired::add);
    return (Waveform) stream;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
