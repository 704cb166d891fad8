package org.polyfuse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewPluginTest {

  @TempDir Path folder;

  private Called called(String... more) {
    String[] all = new String[more.length + 4];
    System.arraycopy(new String[] {"new", "plugin", "--dir", target().toString()}, 0, all, 0, 4);
    System.arraycopy(more, 0, all, 4, more.length);
    return Called.with(all);
  }

  private Path target() {
    return folder.resolve("project");
  }

  @Test
  void it_writes_what_it_lists_and_nothing_else() throws IOException {
    Called called = called("gated-sum", "--package", "org.example.gates");

    assertThat(called.code()).as(called.err()).isZero();
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(Path::toString).toList())
          .containsExactlyInAnyOrderElementsOf(called.out().lines().toList())
          .contains(
              target().resolve("src/main/java/org/example/gates/GatedSumFusion.java").toString());
    }
    assertThat(
            target()
                .resolve("src/main/resources/META-INF/services/org.polyfuse.api.nn.FusionFactory"))
        .hasContent("org.example.gates.GatedSumFusion");
    assertThat(target().resolve("pom.xml"))
        .content()
        .contains("<artifactId>gated-sum</artifactId>");
  }

  @Test
  void nothing_is_left_of_the_templates_marks() throws IOException {
    called("loudness", "--kind", "front-end");
    try (var files = Files.walk(target())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContainPattern("@[A-Z]+@");
      }
    }
  }

  @Test
  void an_empty_folder_is_filled_and_one_with_files_is_left_alone() throws IOException {
    Files.createDirectories(target());
    assertThat(called("gated").code()).isZero();

    Called again = called("other");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err())
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "polyfuse: --dir: must be a new or an empty folder but '%s' holds files. Choose"
                    + " another.\n",
                target()));
    assertThat(target().resolve("pom.xml")).content().contains("<artifactId>gated</artifactId>");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(target());
    }
  }

  @Test
  void bad_names_and_kinds_are_refused() {
    assertThat(called("Gated_Sum").err()).startsWith("polyfuse: NAME: must be lower-case letters");
    assertThat(called("2d").err()).contains("but was '2d'");
    assertThat(called("gated", "--package", "org.new").err())
        .startsWith("polyfuse: --package: must be a Java package but was 'org.new'.");
    assertThat(called("gated", "--kind", "fussion").err())
        .startsWith("polyfuse: --kind: no kind of plugin named 'fussion'; did you mean 'fusion'?");
    assertThat(called("am-fbp").err())
        .contains("there is already a plugin of kind fusion named 'am-fbp'");
    assertThat(Called.with("new").err()).contains("What is to be new is needed: plugin.");
    assertThat(target()).doesNotExist();
  }
}
