package org.polyfuse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.PolyfuseException;
import org.xml.sax.InputSource;

class ReportsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"2,1,1,true", "4,5,3,true", "30,1,2,true", "7,10,1,true", "3,1,2,false"})
  void a_page_is_whole_whatever_the_run_is_like(
      int classes, int folds, int epochs, boolean labelled) throws Exception {
    Path page = Reports.of(new MadeRun(classes, folds, epochs, labelled).write(folder));
    String text = Files.readString(page);
    check(text);
    assertThat(text).contains("Learning curves", "Attention over time", "Accuracy under noise");
    assertThat(text.contains("Confusion matrix")).isEqualTo(labelled);
    assertThat(text.contains("no labels")).isEqualTo(!labelled);
  }

  @Test
  void a_table_sets_many_systems_side_by_side() throws Exception {
    Path page = Reports.of(MadeTable.write(folder, 15));
    String text = Files.readString(page);
    check(text);
    assertThat(text).contains("System 14", "38.81", "61.10", "Leakage is allowed", "p, Holm");
    assertThat(text).contains("href=\"../runs/run%20%3C0%3E/report.html\"");
    assertThat(folder.resolve("runs/run <14>/report.html")).exists();
  }

  @Test
  void the_same_folder_gives_the_same_page() throws Exception {
    new MadeRun(4, 2, 3, true).write(folder);
    String first = Files.readString(Reports.ofRun(folder));
    assertThat(Files.readString(Reports.ofRun(folder))).isEqualTo(first);
  }

  @Test
  void a_run_that_kept_nothing_says_so() throws Exception {
    new MadeRun(3, 1, 2, true).write(folder);
    Files.delete(folder.resolve("fold-1/outputs.safetensors"));
    Files.delete(folder.resolve("fold-1/shown.json"));
    String text = Files.readString(Reports.ofRun(folder));
    check(text);
    assertThat(text).contains("it was made by an older version");
  }

  @ParameterizedTest
  @CsvSource({
    "history.csv,'1,\\,train,0.5,0.5,1,1'",
    "history.csv,'1,1,train,0.5'",
    "robustness.csv,'a,b,5 dB,0.5,0.5,0.5,3'",
    "robustness.csv,'a,b,,half,0.5,0.5,3'",
    "robustness.csv,'a,b'",
    "damage.csv,'a,\"b'",
    "predictions.csv,'a,b'"
  })
  void a_row_that_is_none_is_refused_with_its_file(String file, String row) throws Exception {
    new MadeRun(3, 1, 2, true).write(folder);
    Files.writeString(folder.resolve(file), row + "\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> Reports.of(folder))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith(folder.resolve(file) + ": must be ");
  }

  @Test
  void a_folder_that_is_no_run_is_refused() {
    assertThatThrownBy(() -> Reports.of(folder))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("must be the folder of a finished run, or of a table");
  }

  /** Names stay text, nothing comes from elsewhere, figures are well formed and have numbers. */
  private static void check(String page) throws Exception {
    assertThat(page)
        .doesNotContain("<script", "<b onload", "<i>bad", "<u>so", "http://", "https://");
    assertThat(page).doesNotContain("NaN", "Infinity");
    Matcher figures = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page);
    int count = 0;
    while (figures.find()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(figures.group())));
      count++;
    }
    assertThat(count).isGreaterThan(2);
  }
}
