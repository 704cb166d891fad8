package org.polyfuse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a real browser, where one is installed. */
class BrowserTest {

  @TempDir(cleanup = CleanupMode.NEVER)
  Path folder;

  @Test
  void pages_fit_into_windows_complain_of_nothing_and_ask_for_nothing() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "no chromium is installed, so no page was opened in one");
    Path run = Files.createDirectories(folder.resolve("run"));
    Path many = Files.createDirectories(folder.resolve("many"));
    List<Path> pages =
        List.of(
            Reports.of(new MadeRun(4, 5, 3, true).write(run)),
            Reports.of(new MadeRun(30, 1, 1, true).write(many)),
            Reports.of(MadeTable.write(folder.resolve("tables"), 15)));
    try (Browser browser = new Browser(program.orElseThrow(), folder.resolve("profile"))) {
      for (Path page : pages) {
        for (int width : new int[] {400, 1280}) {
          Browser.Seen seen = browser.open(page, width);
          assertThat(seen.complaints()).describedAs("console of %s", page).isEmpty();
          assertThat(seen.asked()).describedAs("requests of %s", page).isEmpty();
          assertThat(seen.innerWidth()).isEqualTo(width);
          assertThat(seen.scrollWidth())
              .describedAs("%s at %d", page, width)
              .isBetween(1.0, seen.innerWidth());
        }
      }
    }
  }
}
