package org.polyfuse.datasets.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.StreamSource.Span;

class MocapReaderTest {

  private static final String NAMES = "Frame# Time " + String.join(" ", MocapFormat.MARKERS) + " ";
  private static final String AXES = "  " + "X Y Z ".repeat(55);

  @TempDir Path folder;
  private Path file;
  private final MocapReader reader = new MocapReader();
  private final List<String> repaired = new ArrayList<>();

  @BeforeEach
  void name() {
    file = folder.resolve("Ses01F_impro01.txt");
  }

  @Test
  void there_are_55_different_markers() {
    assertThat(MocapFormat.MARKERS).hasSize(55).doesNotHaveDuplicates().startsWith("CH1", "CH2");
    assertThat(MocapFormat.MARKERS).endsWith("Mou8", "LHD", "RHD").contains("LBM0", "RBRO4");
  }

  @Test
  void a_whole_file_gives_steps_of_55_markers_at_120_hz() throws IOException {
    write(NAMES, AXES, row(1, "1.5"), row(2, "2.5"), "");
    Series series = read(Optional.empty());
    assertThat(series.rate()).isEqualTo(120);
    assertThat(series.step().getShape()).containsExactly(55, 3);
    assertThat(series.steps()).isEqualTo(2);
    assertThat(series.values()[164]).isEqualTo(1.5f);
    assertThat(series.values()[165]).isEqualTo(2.5f);
    assertThat(repaired).isEmpty();
  }

  @Test
  void a_span_holds_the_rows_from_its_start_to_before_its_end() throws IOException {
    writeRows(1000);
    Series series = read(Optional.of(new Span(60 / 120.0, 72 / 120.0)));
    assertThat(series.steps()).isEqualTo(12);
    assertThat(series.values()[0]).isEqualTo(60);
    assertThat(series.values()[11 * 165]).isEqualTo(71);
  }

  @Test
  void every_span_is_found_by_bisection() throws IOException {
    writeRows(3000);
    for (int from = 0; from < 2990; from += 97) {
      Series series = read(Optional.of(new Span(from / 120.0 + 0.001, (from + 4.5) / 120.0)));
      assertThat(series.values()[0]).isEqualTo(from + 1);
      assertThat(series.steps()).isEqualTo(4);
    }
  }

  @Test
  void lost_markers_are_interpolated_inside_a_gap_and_0_at_its_edges() throws IOException {
    write(
        NAMES,
        AXES,
        row(0, "NaN"),
        row(1, "1"),
        row(2, "NaN"),
        row(3, "nan"),
        row(4, "4"),
        row(5, "NaN"));
    Series series = read(Optional.empty());
    float[] first = new float[6];
    for (int i = 0; i < 6; i++) {
      first[i] = series.values()[i * 165];
    }
    assertThat(first[0]).isZero();
    assertThat(first[1]).isEqualTo(1);
    assertThat(first[2]).isCloseTo(2, within(1e-6f));
    assertThat(first[3]).isCloseTo(3, within(1e-6f));
    assertThat(first[5]).isZero();
    assertThat(repaired)
        .singleElement()
        .asString()
        .contains("impro01.txt", "220 of 330", "110 interpolated", "110 set to 0");
  }

  @Test
  void a_short_row_is_damage_with_its_line() throws IOException {
    write(NAMES, AXES, row(0, "1"), "2 0.00833 1 2 3", row(2, "1"));
    assertDamaged("impro01.txt", "line 4", "165", "3");
  }

  @Test
  void a_row_cut_after_its_number_is_damage_with_its_line() throws IOException {
    write(NAMES, AXES, row(0, "1"), "2");
    assertDamaged("line 4");
  }

  @Test
  void a_word_among_numbers_is_damage() throws IOException {
    write(NAMES, AXES, row(0, "1"), row(1, "one"));
    assertDamaged("line 4", "'one'");
    write(NAMES, AXES, "1 soon" + " 1".repeat(165));
    assertDamaged("line 3", "'soon'");
  }

  @Test
  void a_missing_header_is_damage() throws IOException {
    write(row(0, "1"), row(1, "1"));
    assertDamaged("line 1", "Frame# Time");
    write(NAMES, row(0, "1"));
    assertDamaged("line 2", "axes");
    write();
    assertDamaged("Frame# Time");
  }

  @Test
  void a_file_of_the_hands_is_damage() throws IOException {
    write("Frame# Time L1 L2 L3 R1 R2 R3", AXES);
    assertDamaged("55", "6");
  }

  @Test
  void a_span_without_rows_is_damage_and_a_short_one_is_remarked() throws IOException {
    writeRows(240);
    assertThatThrownBy(() -> read(Optional.of(new Span(5, 6))))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContainingAll("impro01.txt", "5.0");
    assertThat(read(Optional.of(new Span(1.5, 2.5))).steps()).isEqualTo(60);
    assertThat(repaired).singleElement().asString().contains("60 rows of the 120");
  }

  @Test
  void files_are_known_by_their_first_line() throws IOException {
    writeRows(1);
    assertThat(reader.accepts(file)).isTrue();
    Files.writeString(file, "% [START_TIME - END_TIME]");
    assertThat(reader.accepts(file)).isFalse();
    assertThat(reader.accepts(folder.resolve("none.txt"))).isFalse();
  }

  @Test
  void what_is_written_is_read_and_zeros_are_lost_markers() throws IOException {
    float[] values = new float[165];
    for (int i = 3; i < 165; i++) {
      values[i] = (i - 80) * 1.2345f;
    }
    try (MocapFile out = new MocapFile(file)) {
      out.write(values, 0);
      out.write(values, 0);
    }
    assertThat(Files.readString(file)).contains("0 0.00000 NaN NaN NaN -95.", "1 0.00833 NaN");
    float[] back = read(Optional.empty()).values();
    for (int i = 0; i < 165; i++) {
      assertThat(back[165 + i]).isCloseTo(values[i], within(0.00051f));
    }
  }

  private Series read(Optional<Span> span) {
    return reader.read(file, span, repaired::add);
  }

  private void assertDamaged(String... parts) {
    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContainingAll(parts);
  }

  private void writeRows(int count) throws IOException {
    List<String> lines = new ArrayList<>(List.of(NAMES, AXES));
    for (int i = 0; i < count; i++) {
      lines.add(row(i, String.valueOf(i)));
    }
    write(lines.toArray(new String[0]));
  }

  private void write(String... lines) throws IOException {
    Files.write(file, List.of(lines));
  }

  private static String row(int number, String value) {
    return String.format(Locale.ROOT, "%d %.5f ", number, number / 120.0)
        + String.join(" ", Collections.nCopies(165, value));
  }
}
