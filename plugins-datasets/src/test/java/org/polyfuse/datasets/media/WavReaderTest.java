package org.polyfuse.datasets.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
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
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.StreamSource.Span;
import org.polyfuse.api.data.Waveform;

class WavReaderTest {

  private static final double[] SAMPLES = {0, 0.5, -0.5, 0.25, -1, 0.75};

  @TempDir Path folder;
  private Path file;
  private final WavReader reader = new WavReader(new WavConfig(0.05));
  private final List<String> repaired = new ArrayList<>();

  @BeforeEach
  void name() {
    file = folder.resolve("a.wav");
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "1, 16", "1, 24", "1, 32", "3, 32", "3, 64"})
  void every_format_gives_the_same_samples(int code, int bits) throws IOException {
    Files.write(file, wav(code, bits, 1, SAMPLES));
    Waveform sound = read();
    assertThat(sound.rate()).isEqualTo(8000);
    assertThat(sound.samples()).hasSize(SAMPLES.length);
    for (int i = 0; i < SAMPLES.length; i++) {
      assertThat((double) sound.samples()[i]).isCloseTo(SAMPLES[i], within(1e-7));
    }
    assertThat(repaired).isEmpty();
  }

  @Test
  void what_git_lfs_left_is_named() throws IOException {
    Files.writeString(file, "version https://git-lfs.github.com/spec/v1\nsize 72862\n");
    assertThatThrownBy(this::read)
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageStartingWith(file + ": must be the clip itself but is a pointer of git-lfs.");
  }

  @Test
  void stereo_is_averaged() throws IOException {
    Files.write(file, wav(1, 16, 2, 0.5, 0.25, -0.5, 0));
    assertThat(read().samples()).containsExactly(0.375f, -0.25f);
  }

  @Test
  void an_extensible_header_is_understood() throws IOException {
    byte[] plain = wav(1, 16, 1, SAMPLES);
    ByteBuffer out = little(plain.length + 24);
    out.put(plain, 0, 16).putInt(40).putShort((short) 0xfffe).put(plain, 22, 14);
    out.putShort((short) 22).putShort((short) 16).putInt(4).putShort((short) 1);
    out.put(new byte[14]).put(plain, 36, plain.length - 36);
    Files.write(file, out.putInt(4, plain.length + 24 - 8).array());
    assertThat(read().samples()).hasSize(SAMPLES.length).contains(0.5f, -0.5f);
  }

  @Test
  void chunks_before_the_data_are_passed_over() throws IOException {
    byte[] plain = wav(1, 16, 1, SAMPLES);
    ByteBuffer out = little(plain.length + 12);
    out.put(plain, 0, 36).put(ascii("LIST")).putInt(3).put(new byte[4]);
    out.put(plain, 36, plain.length - 36).putInt(4, plain.length + 12 - 8);
    Files.write(file, out.array());
    assertThat(read().samples()).hasSize(SAMPLES.length);
  }

  @Test
  void full_scale_stays_below_one() throws IOException {
    Files.write(file, wav(3, 32, 1, 1.0, 1.5, -2));
    assertThat(read().samples()).containsExactly(Math.nextDown(1f), Math.nextDown(1f), -1f);
  }

  @Test
  void a_span_holds_what_lies_between_its_times() throws IOException {
    double[] ramp = new double[80];
    Arrays.setAll(ramp, i -> i / 128.0);
    Files.write(file, wav(1, 16, 1, ramp));
    Waveform sound = reader.read(file, Optional.of(new Span(0.001, 0.002)), repaired::add);
    assertThat(sound.samples()).hasSize(8).startsWith(8 / 128f).endsWith(15 / 128f);
    assertThat(repaired).isEmpty();
  }

  @Test
  void a_span_past_the_end_is_cut_and_remarked_or_damage() throws IOException {
    Files.write(file, wav(1, 16, 1, new double[800]));
    Waveform sound = reader.read(file, Optional.of(new Span(0.05, 0.5)), repaired::add);
    assertThat(sound.samples()).hasSize(400);
    assertThat(repaired).singleElement().asString().contains("a.wav", "0.5 s", "0.100 s");
    assertThatThrownBy(() -> reader.read(file, Optional.of(new Span(1, 2)), repaired::add))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContainingAll("a.wav", "1.0 s", "0.100 s");
  }

  @Test
  void a_file_cut_short_names_what_was_promised_and_found() throws IOException {
    byte[] whole = wav(1, 16, 1, new double[100]);
    Files.write(file, Arrays.copyOf(whole, 150));
    assertDamaged("a.wav", "cut short", "200", "106", "47.0 %", "At most 5.0 %");
  }

  @Test
  void a_data_chunk_cut_short_is_damage_even_if_the_file_header_agrees() throws IOException {
    byte[] whole = wav(1, 16, 1, new double[100]);
    byte[] half = Arrays.copyOf(whole, 150);
    ByteBuffer.wrap(half).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 142);
    Files.write(file, half);
    assertDamaged("a.wav", "data chunk", "200", "106");
  }

  @Test
  void what_is_no_sound_is_damage() throws IOException {
    Files.writeString(file, "this is a text");
    assertDamaged("RIFF");
    Files.write(file, new byte[0]);
    assertDamaged("RIFF");
    Files.write(file, wav(1, 16, 1));
    assertDamaged("no sample");
    Files.write(file, wav(2, 16, 1, SAMPLES));
    assertDamaged("format 2");
    Files.write(file, wav(3, 32, 1, Double.NaN));
    assertDamaged("NaN");
    Files.delete(file);
    assertDamaged("cannot be read");
  }

  @Test
  void files_are_known_by_name_or_first_bytes() throws IOException {
    Path nameless = folder.resolve("sound");
    Files.write(nameless, wav(1, 16, 1, SAMPLES));
    assertThat(reader.accepts(nameless)).isTrue();
    assertThat(reader.accepts(folder.resolve("B.WAV"))).isTrue();
    Files.writeString(folder.resolve("notes"), "RIFF and other words");
    assertThat(reader.accepts(folder.resolve("notes"))).isFalse();
    Files.writeString(file, "hello");
    assertThat(reader.accepts(file)).isFalse();
    Files.writeString(file, "version https://git-lfs.github.com/spec/v1\nsize 72862\n");
    assertThat(reader.accepts(file)).as("what git-lfs left, to be named").isTrue();
  }

  @Test
  void what_is_written_is_read() throws IOException {
    WavFile.write(file, new Waveform(new float[] {0, 0.5f, -1, 0.999999f, 1e-5f}, 16000));
    Waveform sound = read();
    assertThat(sound.rate()).isEqualTo(16000);
    assertThat(sound.samples()).containsExactly(0, 0.5f, -1, 32767 / 32768f, 0);
  }

  private Waveform read() {
    return reader.read(file, Optional.empty(), repaired::add);
  }

  private void assertDamaged(String... parts) {
    assertThatThrownBy(this::read)
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContainingAll(parts);
  }

  /** A file of interleaved samples at 8 kHz. */
  private static byte[] wav(int code, int bits, int channels, double... samples) {
    int bytes = bits / 8;
    ByteBuffer out = little(44 + samples.length * bytes);
    out.put(ascii("RIFF")).putInt(36 + samples.length * bytes).put(ascii("WAVEfmt ")).putInt(16);
    out.putShort((short) code).putShort((short) channels).putInt(8000);
    out.putInt(8000 * bytes * channels).putShort((short) (bytes * channels)).putShort((short) bits);
    out.put(ascii("data")).putInt(samples.length * bytes);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(out.array(), 0, 44);
    for (double sample : samples) {
      all.writeBytes(sample(code, bits, sample));
    }
    return all.toByteArray();
  }

  private static byte[] sample(int code, int bits, double value) {
    ByteBuffer out = little(8);
    if (code == 3) {
      return Arrays.copyOf(
          (bits == 32 ? out.putFloat((float) value) : out.putDouble(value)).array(), bits / 8);
    }
    long offset = bits == 8 ? 128 : 0;
    out.putLong(Math.round(value * Math.pow(2, bits - 1)) + offset);
    return Arrays.copyOf(out.array(), bits / 8);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
