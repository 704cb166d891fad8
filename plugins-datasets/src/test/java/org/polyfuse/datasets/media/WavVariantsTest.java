package org.polyfuse.datasets.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.polyfuse.datasets.media.WavBytes.COUNT;
import static org.polyfuse.datasets.media.WavBytes.RATE;
import static org.polyfuse.datasets.media.WavBytes.SIZES_RIGHT;
import static org.polyfuse.datasets.media.WavBytes.ascii;
import static org.polyfuse.datasets.media.WavBytes.chunk;
import static org.polyfuse.datasets.media.WavBytes.data;
import static org.polyfuse.datasets.media.WavBytes.floats;
import static org.polyfuse.datasets.media.WavBytes.fmt;
import static org.polyfuse.datasets.media.WavBytes.header;
import static org.polyfuse.datasets.media.WavBytes.little;
import static org.polyfuse.datasets.media.WavBytes.write;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.StreamSource.Span;
import org.polyfuse.api.data.Waveform;

/** One sound as many programs write it. */
class WavVariantsTest {

  @TempDir Path folder;
  private Path file;
  private final WavReader reader = new WavReader(new WavConfig(0.05));
  private final List<String> repaired = new ArrayList<>();

  @BeforeEach
  void name() {
    file = folder.resolve("a.wav");
  }

  /** A tone as integers of 16 bits. */
  private static int tone(int i) {
    return (int) Math.round(13000 * Math.sin(2 * Math.PI * 440 * i / RATE) - 7);
  }

  @ParameterizedTest
  @CsvSource({
    "24, 4, 8",
    "24, 4, 16",
    "20, 4, 4",
    "20, 4, 16",
    "20, 3, 8",
    "12, 2, 0",
    "24, 8, 48"
  })
  void bits_in_larger_containers_are_found_where_they_are(int bits, int bytes, int shift)
      throws IOException {
    int down = bits == 12 ? 4 : 0; // a tone of 12 bits
    write(
        file,
        1,
        bits,
        bytes,
        data(bytes, i -> (long) (tone(i) >> down << down) << shift),
        SIZES_RIGHT);
    assertTone(16e-4);
  }

  @Test
  void padding_is_told_from_the_whole_file_for_a_span_too() throws IOException {
    byte[] data = data(4, i -> i < 400 ? 0L : (long) tone(i) << 16);
    write(file, 1, 24, 4, data, SIZES_RIGHT);
    float[] span = read(new Span(0, 0.06)).samples();
    assertThat((double) span[450]).isCloseTo(tone(450) / 32768.0, within(1e-6));
  }

  @Test
  void samples_that_use_all_bits_where_the_header_says_fewer_are_refused() throws IOException {
    write(file, 1, 24, 4, data(4, i -> (long) tone(i) * 65537), SIZES_RIGHT);
    assertDamaged("a.wav", "24 bits in 4 bytes", "use all bits");
  }

  @Test
  void a_frame_size_that_contradicts_the_rest_is_passed_over() throws IOException {
    write(file, 1, 16, 1, data(2, i -> tone(i)), SIZES_RIGHT); // a frame of one byte cannot be
    assertTone(1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24, 32})
  void floats_in_the_range_of_integers_are_scaled_with_a_remark(int width) throws IOException {
    write(file, 3, 32, 4, floats(i -> Math.scalb(tone(i), width - 16)), SIZES_RIGHT);
    assertTone(1e-6);
    assertThat(repaired).singleElement().asString().contains("a.wav", "integers of " + width);
  }

  @Test
  void a_quiet_span_is_scaled_as_the_file_is() throws IOException {
    write(file, 3, 32, 4, floats(i -> i < 100 ? 0.75 : tone(i)), SIZES_RIGHT);
    assertThat(read(new Span(0, 0.01)).samples()).containsOnly(0.75f / 32768);
  }

  @Test
  void floats_somewhat_beyond_one_are_clipped_with_a_remark() throws IOException {
    write(
        file, 3, 32, 4, floats(i -> i == 5 ? -1.2 : i == 6 ? 400 : tone(i) / 32768.0), SIZES_RIGHT);
    assertThat(read().samples()).startsWith(tone(0) / 32768f).contains(-1f, Math.nextDown(1f));
    assertThat(repaired).singleElement().asString().contains("2 of 800 samples", "up to 400");
  }

  @ParameterizedTest
  @ValueSource(doubles = {40, 1e12})
  void floats_of_another_range_are_refused_by_name(double peak) throws IOException {
    write(file, 3, 32, 4, floats(i -> peak * tone(i) / 13000), SIZES_RIGHT);
    assertDamaged("a.wav", "float samples must be within 1");
  }

  @ParameterizedTest
  @CsvSource({
    "0x7ffff024, 0x7ffff000", // sox into a pipe
    "0xffffffff, 0xffffffff", // ffmpeg into a pipe
    "0x80000024, 0x80000000",
    "0xffffffff, 0xffffffd3",
    "0x0000066c, 0x00000640", // the file's length in place of 8 less
    "0x00000000, 0x00000640",
    "0x7fffffff, 0x00000640"
  })
  void sizes_that_lie_lose_nothing(String riff, String data) throws IOException {
    write(file, 1, 16, 2, data(2, i -> tone(i)), new long[] {Long.decode(riff), Long.decode(data)});
    assertTone(1e-6);
    assertThat(repaired).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 36, 1636})
  void a_header_that_was_never_filled_in_is_read_to_its_end_with_a_remark(long riff)
      throws IOException {
    write(file, 1, 16, 2, data(2, i -> tone(i)), new long[] {riff, 0});
    assertTone(1e-6);
    assertThat(repaired).singleElement().asString().contains("no sample", "read to its end");
  }

  @Test
  void an_empty_data_chunk_before_others_has_no_sample() throws IOException {
    write(file, 1, 16, 2, chunk("LIST", new byte[20]), new long[] {64, 0});
    assertDamaged("a.wav", "no sample");
  }

  @Test
  void a_sample_that_is_missing_is_remarked_and_a_tenth_is_damage() throws IOException {
    byte[] data = data(2, i -> tone(i));
    write(file, 1, 16, 2, Arrays.copyOf(data, 1598), new long[] {-1, 1600});
    assertThat(read().samples()).hasSize(799);
    assertThat(repaired).singleElement().asString().contains("1600", "1598", "0.1 %");
    write(file, 1, 16, 2, Arrays.copyOf(data, 1440), new long[] {-1, 1600});
    assertDamaged("10.0 %", "At most 5.0 %");
    repaired.clear();
    assertThat(read(new Span(0, 0.05)).samples()).hasSize(400);
    assertThat(repaired).as("remarks on a span that is whole").isEmpty();
  }

  @Test
  void chunks_that_are_not_filled_up_and_chunks_behind_the_data_are_passed_over()
      throws IOException {
    ByteBuffer out = little(4000).put(ascii("RIFF")).putInt(4000).put(ascii("WAVE"));
    out.put(ascii("fmt ")).putInt(17).put(fmt(1, 16, 2)).put((byte) 0); // 17 bytes, not filled up
    out.put(chunk("data", data(2, i -> tone(i)))).put(chunk("LIST", new byte[10]));
    Files.write(file, Arrays.copyOf(out.array(), out.position()));
    assertTone(1e-6);
    assertThat(repaired).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RF64", "BW64"})
  void sizes_of_64_bits_are_read(String magic) throws IOException {
    ByteBuffer out = little(4000).put(ascii(magic)).putInt(-1).put(ascii("WAVEds64")).putInt(28);
    out.putLong(1672).putLong(1600).putLong(800).putInt(0);
    out.put(ascii("fmt ")).putInt(16).put(fmt(1, 16, 2)).put(ascii("data")).putInt(-1);
    out.put(data(2, i -> tone(i))).put(chunk("LIST", new byte[10]));
    Files.write(file, Arrays.copyOf(out.array(), out.position()));
    assertTone(1e-6);
    assertThat(repaired).isEmpty();
  }

  @Test
  void big_endian_files_are_read() throws IOException {
    for (int bytes : new int[] {2, 3, 4}) {
      ByteBuffer out = ByteBuffer.allocate(44 + COUNT * bytes).put(ascii("RIFX"));
      out.putInt(36 + COUNT * bytes).put(ascii("WAVEfmt ")).putInt(16).putShort((short) 1);
      out.putShort((short) 1).putInt(RATE).putInt(RATE * bytes).putShort((short) bytes);
      out.putShort((short) (8 * bytes)).put(ascii("data")).putInt(COUNT * bytes);
      for (int i = 0; i < COUNT; i++) {
        long sample = (long) tone(i) << 8 * bytes - 16;
        for (int b = bytes - 1; b >= 0; b--) {
          out.put((byte) (sample >> 8 * b));
        }
      }
      Files.write(file, out.array());
      assertTone(1e-6);
    }
  }

  @Test
  void headers_that_make_no_sense_are_refused_by_name() throws IOException {
    byte[] data = data(2, i -> tone(i));
    write(file, 1, 16, 2, data, SIZES_RIGHT);
    byte[] whole = Files.readAllBytes(file);
    for (int[] wrong : new int[][] {{22, 0}, {24, 0}, {24, 1}, {24, -1}}) {
      ByteBuffer bytes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
      if (wrong[0] == 22) {
        bytes.putShort(22, (short) 0);
      } else {
        bytes.putInt(24, wrong[1]);
      }
      Files.write(file, bytes.array());
      assertDamaged("a.wav", "must have channels and a rate of");
    }
    Files.write(file, Arrays.copyOf(whole, 44));
    assertDamaged("no sample");
    Files.write(file, Arrays.copyOf(whole, 36));
    assertDamaged("no data chunk");
    ByteBuffer many = little(200_000).put(ascii("RIFF")).putInt(0).put(ascii("WAVE"));
    Files.write(file, many.array());
    assertDamaged("no data chunk");
  }

  @Test
  void other_codings_tell_the_way_out() throws IOException {
    write(file, 7, 8, 1, data(1, i -> i), SIZES_RIGHT);
    assertThat(WavCoding.isCoded(file)).isTrue();
    assertDamaged("a.wav", "format 7 of 8 bits", "dataset.readers: {STREAM: ffmpeg}");
  }

  @Test
  void more_than_two_gib_is_refused_whole_and_a_span_of_it_is_read() throws IOException {
    long bytes = 3L * 720_000_000;
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(header(1, 24, 3, bytes + 36, bytes));
      out.setLength(44 + bytes); // takes no room on the disk
    }
    assertDamaged("a.wav", "2 GiB", "720000000 samples", "FILE@START-END");
    assertThat(read(new Span(80_000, 80_001)).samples()).hasSize(RATE).containsOnly(0f);
  }

  private void assertTone(double tolerance) {
    Waveform sound = read();
    assertThat(sound.rate()).isEqualTo(RATE);
    assertThat(sound.samples()).hasSize(COUNT);
    for (int i = 0; i < COUNT; i++) {
      assertThat((double) sound.samples()[i]).isCloseTo(tone(i) / 32768.0, within(tolerance));
    }
  }

  private Waveform read() {
    return reader.read(file, Optional.empty(), repaired::add);
  }

  private Waveform read(Span span) {
    return reader.read(file, Optional.of(span), repaired::add);
  }

  private void assertDamaged(String... parts) {
    assertThatThrownBy(this::read)
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContainingAll(parts);
  }
}
