package org.polyfuse.runtime.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionsTest {

  @TempDir Path runs;

  private Path begun(String name) throws IOException {
    Path folder = Files.createDirectories(runs.resolve(name));
    Files.writeString(folder.resolve("config.yaml"), "");
    return folder;
  }

  private Editions editions() {
    return new Editions(runs, "am-fbp-0123abcd", "config.yaml");
  }

  @Test
  void the_first_is_called_by_the_name_alone() throws IOException {
    begun("am-fbp-0123abce");
    assertThat(editions().last()).isEqualTo(runs.resolve("am-fbp-0123abcd"));
    assertThat(editions().next()).isEqualTo(runs.resolve("am-fbp-0123abcd"));
    assertThat(new Editions(runs.resolve("none"), "a", "b").next())
        .isEqualTo(runs.resolve("none/a"));
  }

  @Test
  void the_last_that_was_begun_counts_and_is_found_by_its_number() throws IOException {
    begun("am-fbp-0123abcd");
    begun("am-fbp-0123abcd-9");
    Path tenth = begun("am-fbp-0123abcd-10");
    begun("am-fbp-0123abcd-11-more");
    begun("am-fbp-0123abcd-1");
    assertThat(editions().last()).isEqualTo(tenth);
    assertThat(editions().next()).isEqualTo(runs.resolve("am-fbp-0123abcd-11"));
  }

  @Test
  void a_folder_in_which_nothing_was_begun_hides_no_other_and_is_not_written_over()
      throws IOException {
    Path first = begun("am-fbp-0123abcd");
    Files.createDirectories(runs.resolve("am-fbp-0123abcd-2"));
    assertThat(editions().last()).isEqualTo(first);
    assertThat(editions().next()).isEqualTo(runs.resolve("am-fbp-0123abcd-3"));
  }

  @Test
  void a_folder_that_was_deleted_is_no_gap() throws IOException {
    Path third = begun("am-fbp-0123abcd-3");
    assertThat(editions().last()).isEqualTo(third);
  }
}
