package org.polyfuse.tables.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.tables.SmallTables;
import org.polyfuse.tables.judge.TableMaker;
import org.polyfuse.tables.plan.RunPlan;
import org.polyfuse.tables.plan.TablePlan;

/** A table with every column that there is. */
class LatexDocumentTest {

  @TempDir Path folder;
  private String text;

  @BeforeEach
  void make() {
    TablePlan plan =
        SmallTables.plan(
            folder,
            """
            systems:
              A: {published: {accuracy: 60, uar: 61, macroF1: 62}}
              2AM-FBP+4G-FBP, WAV & MOCAP:
                set: {fusion.k: 4}
                published: {accuracy: 60, uar: 61, macroF1: 62, perClass: {a: 70}}
            metrics: [accuracy, uar, macro-f1]
            seeds: [1, 2]
            compare: {against: A, adjust: holm}
            """);
    for (RunPlan run : plan.trainings()) {
      SmallTables.finish(
          run, SmallTables.predictions("aa ab bb bb"), SmallTables.predictions("aa bb"));
    }
    text = LatexDocument.of(new TableMaker(plan).make());
  }

  @Test
  void columns_that_do_not_fit_go_into_further_floats_with_the_names_again() {
    List<String> heads = matches("\\\\toprule\n(.*) \\\\\\\\\n");
    assertThat(heads)
        .hasSizeGreaterThan(3)
        .allMatch(head -> head.startsWith("system & ") || head.startsWith("recall & "));
    assertThat(String.join(" & ", heads))
        .contains("published", "accuracy (WA)", "UAR", "macro F1", "difference", "p (Holm)")
        .contains("parameters", "training");
    assertThat(matches("(?m)^(2AM-FBP\\+4G-FBP, WAV \\\\& MOCAP) &")).hasSizeGreaterThan(3);
    assertThat(matches("\\\\label\\{(.*)\\}")).doesNotHaveDuplicates().contains("tab:t", "tab:t-2");
    assertThat(matches("\\\\caption\\{(.*)\\}"))
        .startsWith("t", "t, continued")
        .endsWith("t, recall by class in per cent");
    assertThat(matches("(Protocol: )")).hasSize(1);
  }

  @Test
  void every_float_fits_a_page() throws Exception {
    assumeTrue(isThere("pdflatex"), "a LaTeX is needed");
    Files.writeString(folder.resolve("table.tex"), text);
    Files.writeString(
        folder.resolve("page.tex"),
        "\\documentclass{article}\\usepackage{booktabs}\\begin{document}\\input{table.tex}\\end{document}\n");
    Process latex =
        new ProcessBuilder("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "page.tex")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();

    assertThat(latex.waitFor()).as(Files.readString(folder.resolve("said.txt"))).isZero();
    assertThat(Files.readString(folder.resolve("page.log")))
        .doesNotContain("Overfull", "Float too large", "multiply defined");
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> matches(String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult each) -> each.group(1))
        .toList();
  }
}
