package org.polyfuse.runtime.config;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and texts as nobody writes them who wants to get on. */
@Timeout(value = 120, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileConfigTest {

  private static final String MUCH = "x".repeat(5_000_000);

  @TempDir Path folder;

  private List<String> problems(String text) {
    return problems(Configs.write(folder.resolve("a.yaml"), text));
  }

  private List<String> problems(Path file) {
    List<String> problems =
        Configs.refused(() -> Configs.file(file)).stream()
            .map(line -> line.replace(folder + "/", ""))
            .toList();
    assertThat(problems).hasSizeBetween(1, 101).allMatch(line -> line.length() < 2100);
    assertThat(problems).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    return problems;
  }

  @Test
  void size_is_looked_at_before_anything_is_read() {
    String tooLarge = "a.yaml: must be at most 2.0 MiB but has 4.8 MiB. Is it the right file?";

    assertThat(problems("name: a\n# " + MUCH + "\n")).containsExactly(tooLarge);
    assertThat(problems("name: " + MUCH + "\n")).containsExactly(tooLarge);
    assertThat(problems("cache: {" + MUCH)).containsExactly(tooLarge);
  }

  @Test
  void a_line_that_takes_the_square_of_its_length_to_read_is_refused() {
    String comment = "name: a\n# " + "x".repeat(1_900_000) + "\n" + Configs.DATASET;

    assertThat(problems(comment))
        .containsExactly(
            "a line must be at most 1000000 characters long but has 1900002. Break it up. (a.yaml:2)");
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 50_000})
  void a_setting_that_is_deeper_than_any_section_is_refused(int keys) {
    String path = "fusion" + ".a".repeat(keys - 1);

    assertThat(Configs.problems("", path + "=1"))
        .singleElement()
        .asString()
        .startsWith("a setting must be key.path=value but was 'fusion.a.a.a")
        .hasSizeLessThan(2100);
    assertThat(Configs.problems("", "fusion" + ".a".repeat(99) + "=1"))
        .singleElement()
        .asString()
        .contains("unknown setting");
  }

  @Test
  void two_mebibytes_of_short_lines_are_read_at_once() {
    String text = "# comment\n".repeat(190_000) + "seed: 1\n" + Configs.DATASET;

    assertThat(Configs.file(Configs.write(folder.resolve("a.yaml"), text)).value().seed())
        .isEqualTo(1);
  }

  @Test
  void values_are_counted() {
    assertThat(problems("from:\n" + "- 1\n".repeat(400_000)))
        .singleElement()
        .asString()
        .startsWith("cannot be read as YAML: it must hold at most 200000 values.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void what_is_nested_deeply_is_refused(String open) {
    assertThat(problems("name: " + open.repeat(20_000))).hasSize(1);
    assertThat(problems(open.repeat(20_000))).hasSize(1);
  }

  @Test
  void json_may_begin_with_a_byte_order_mark_and_its_problems_name_no_class() {
    Path file = folder.resolve("a.json");
    String text = "\ufeff{\"dataset\": {\"type\": \"files\", \"root\": \"corpus\"}}";
    assertThat(Configs.file(Configs.write(file, text)).value()).isNotNull();
    assertThat(problems(Configs.write(file, "[".repeat(2000))))
        .singleElement()
        .asString()
        .contains("exceeds the maximum allowed (1000)")
        .doesNotContain("StreamReadConstraints");
  }

  @Test
  void a_hundred_problems_are_told_and_the_others_counted() {
    String keys =
        IntStream.range(0, 100_000)
            .mapToObj(i -> String.format(Locale.ROOT, "key%d: 1\n", i))
            .collect(Collectors.joining());

    List<String> problems = problems(keys + Configs.DATASET);

    assertThat(problems).hasSize(101).startsWith(problems.get(0)).allMatch(l -> l.length() < 300);
    assertThat(problems.get(100)).isEqualTo("and 99900 more problems of this kind or others.");
  }

  @Test
  void a_long_value_is_told_by_its_beginning() {
    assertThat(problems("threads: " + "7".repeat(90_000) + "\n" + Configs.DATASET))
        .singleElement()
        .asString()
        .contains("7777... (90000 characters)")
        .hasSizeLessThan(300);
    assertThat(problems("k".repeat(1000) + ": 7\n" + Configs.DATASET)).hasSize(1);
  }

  @Test
  void what_a_terminal_takes_for_a_command_is_spelled_out() {
    assertThat(problems("threads: \"\\e[2J\\e]0;title\\a\\u202e\"\n" + Configs.DATASET))
        .singleElement()
        .asString()
        .contains("'\\u001b[2J\\u001b]0;title\\u0007\\u202e'");
    assertThat(problems("\"\\e[2J\\n\": 7\n" + Configs.DATASET))
        .singleElement()
        .asString()
        .startsWith("\\u001b[2J\\n: unknown setting");
  }

  @Test
  void half_a_character_is_no_text() {
    assertThat(problems("name: \"\\ud800\"\n" + Configs.DATASET))
        .containsExactly(
            "name: must be Unicode text but was '\\ud800', which holds half a character. (a.yaml:1)");
    assertThat(problems("extends: \"\\ud800\"\n" + Configs.DATASET)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\0b", "/a\\0b", "\\0"})
  void a_path_that_no_system_has_is_refused(String path) {
    assertThat(problems("extends: \"" + path + "\"\n" + Configs.DATASET))
        .singleElement()
        .asString()
        .startsWith("extends: must be a path but was '");
    assertThat(problems("cache: \"" + path + "\"\n" + Configs.DATASET))
        .singleElement()
        .asString()
        .startsWith("cache: must be a path but was '");
  }

  @Test
  void a_name_that_is_too_long_for_the_system_is_refused() {
    assertThat(problems("extends: " + "n".repeat(5000)))
        .singleElement()
        .asString()
        .contains("cannot be read (File name too long)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/random", "/dev/tty", "FIFO"})
  void only_regular_files_are_read(String name) throws Exception {
    String file = name.equals("FIFO") ? fifo() : name;
    String rule =
        "must be a regular file but is a device, a pipe or a socket. Write its contents to a file"
            + " and name that.";

    String shown = file.replace(folder + "/", "");
    assertThat(problems("extends: " + file)).containsExactly(shown + ": " + rule + " (a.yaml:1)");
    assertThat(problems(Path.of(file))).containsExactly(shown + ": " + rule);
    assertThat(problems("cache: " + file + "\n" + Configs.DATASET))
        .containsExactly("cache: '" + shown + "': " + rule + " (a.yaml:1)");
  }

  private String fifo() throws IOException, InterruptedException {
    Path pipe = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root:x:0:0:root:/root:/bin/sh\nsecret:x:1:1:secret:/home/secret:/bin/sh\n",
        "# a comment\nsecret value\n",
        "secret: value\nother: {secret: value}\n",
        "secret: 1\nsecret: 2\n",
        "- secret\n- value\n",
        "secret: *secret\n",
        "secret: !secret value\n",
        "? {secret: value}\n: secret\n",
        "secret = [value\n",
        "[secret]\nvalue = \"secret\"\n",
        "\"secret\n",
        "secret: \"\\ud800\"\n",
        "-----BEGIN SECRET-----\nsecret\n"
      })
  void nothing_is_quoted_of_a_file_that_is_extended_and_is_no_config(String text) {
    for (String name : List.of("other", "other.json")) {
      Configs.write(folder.resolve(name), text);

      assertThat(problems("extends: " + name + "\nname: a\n"))
          .singleElement()
          .asString()
          .startsWith("extends: must name a config but '" + name + "' is none: ")
          .endsWith(" (a.yaml:1)")
          .doesNotContainIgnoringCase("secret")
          .doesNotContain("value = ", "value\"", "'value");
    }
  }

  @Test
  void what_is_wrong_in_a_config_that_is_extended_is_told_as_ever() {
    Configs.write(folder.resolve("base.yaml"), "name: a\nsed: 1\n");

    assertThat(problems("extends: base.yaml\n" + Configs.DATASET))
        .singleElement()
        .asString()
        .startsWith("sed: unknown setting; did you mean 'seed'?")
        .endsWith("(base.yaml:2)");
  }

  @Test
  void a_link_to_its_own_folder_makes_no_endless_chain() throws IOException {
    Files.createSymbolicLink(folder.resolve("here"), Path.of("."));

    assertThat(problems("extends: here/a.yaml\nname: a\n"))
        .singleElement()
        .asString()
        .startsWith("extends: must lead to a config that extends nothing within 32 files");
  }
}
