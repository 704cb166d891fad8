package org.polyfuse.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void only_cells_that_need_it_are_quoted() {
    assertThat(Csv.row(List.of("a b", "x,y", "say \"hi\"", "", 1.5f)))
        .isEqualTo("a b,\"x,y\",\"say \"\"hi\"\"\",,1.5\n");
  }

  @Test
  void lines_may_end_in_any_way() {
    assertThat(Csv.rows("a,b\r\nc,\"d\"\r\n,e"))
        .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("", "e"));
  }

  @Test
  void an_empty_text_has_no_rows() {
    assertThat(Csv.rows("")).isEmpty();
  }

  @Test
  void any_cells_come_back() {
    SplittableRandom random = new SplittableRandom(5);
    String alphabet = "ab ,\"\n\r\u00e9;\t";
    for (int round = 0; round < 500; round++) {
      List<List<String>> rows = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (int r = 0; r < random.nextInt(4); r++) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c <= random.nextInt(4); c++) {
          StringBuilder cell = new StringBuilder();
          for (int i = 0; i < random.nextInt(6); i++) {
            cell.append(alphabet.charAt(random.nextInt(alphabet.length())));
          }
          cells.add(cell.toString());
        }
        rows.add(cells);
        text.append(Csv.row(cells));
      }
      assertThat(Csv.rows(text.toString())).isEqualTo(rows);
    }
  }

  @Test
  void an_open_quote_is_named_with_its_line() {
    assertThatThrownBy(() -> Csv.rows("a\n\"b\nc")).hasMessageContaining("line 2");
    assertThatThrownBy(() -> Csv.rows("a\n\"b\"c\n")).hasMessageContaining("line 2");
  }
}
