package org.polyfuse.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {

  @TempDir Path folder;

  private Path write(String name, String text) {
    return Configs.write(folder.resolve(name), text);
  }

  private List<String> problems(Path file) {
    return Configs.refused(() -> Configs.file(file)).stream()
        .map(line -> line.replace(folder + "/", ""))
        .toList();
  }

  @Test
  void a_chain_of_files_is_read_from_the_farthest_base_on() {
    write("a.yaml", "name: a\nseed: 1\nthreads: 1\n" + Configs.DATASET);
    write("sub/b.yaml", "extends: ../a.yaml\nname: b\nseed: 2");
    Path c = write("c.yaml", "extends: sub/b.yaml\nname: c");

    Loaded<Sample> loaded = Configs.file(c);

    assertThat(loaded.value().name()).isEqualTo("c");
    assertThat(loaded.value().seed()).isEqualTo(2);
    assertThat(loaded.value().threads()).hasValue(1);
    assertThat(loaded.files())
        .containsExactly(c, folder.resolve("sub/b.yaml"), folder.resolve("a.yaml"));
  }

  @Test
  void json_and_yaml_may_extend_each_other() {
    write("a.json", "{\"dataset\": {\"type\": \"files\", \"root\": \"x\"}, \"seed\": 7}");

    assertThat(Configs.file(write("b.yaml", "extends: a.json")).value().seed()).isEqualTo(7);
  }

  @Test
  void a_circle_is_refused() {
    write("a.yaml", "extends: b.yaml");

    assertThat(problems(write("b.yaml", "name: b\nextends: a.yaml")))
        .containsExactly(
            "extends: must not lead back to a file that extends this one but was 'b.yaml'."
                + " Remove it. (a.yaml:1)");
  }

  @Test
  void a_missing_file_is_named_together_with_the_one_that_names_it() {
    assertThat(problems(folder.resolve("none.yaml")))
        .containsExactly("none.yaml: there is no such config file. Check the path.");
    assertThat(problems(write("a.yaml", "name: a\nextends: none.yaml")))
        .containsExactly("none.yaml: there is no such config file. Check the path. (a.yaml:2)");
  }

  @Test
  void a_folder_is_no_config() {
    assertThat(problems(Configs.write(folder.resolve("sub/a.yaml"), "").getParent()))
        .containsExactly("sub: must be a config file but is a folder. Name a file in it.")
        .allMatch(line -> !line.contains(folder.toString()));
  }

  @Test
  void only_one_file_can_be_extended() {
    assertThat(problems(write("a.yaml", "extends: [b.yaml, c.yaml]")))
        .containsExactly("extends: must be the path of one file but was a list. (a.yaml:1)");
    assertThat(Configs.problems("", "extends=a.yaml"))
        .containsExactly(
            "extends: must stand in a file. Name a file that extends that one. (command line)");
  }

  @Test
  void a_path_starts_at_the_file_that_names_it() {
    write("sub/base.yaml", "dataset: {type: files, root: ../corpus}\ncache: kept");
    Sample sample = Configs.file(write("a.yaml", "extends: sub/base.yaml\ncache: other")).value();

    assertThat(root(sample)).isEqualTo(folder.resolve("corpus"));
    assertThat(sample.cache()).hasValue(folder.resolve("other"));
  }

  @Test
  void a_path_of_the_command_line_starts_at_the_working_directory() {
    Path file = write("a.yaml", Configs.DATASET);

    assertThat(root(Configs.file(file, "dataset.root=data/x").value()))
        .isEqualTo(Path.of("data/x").toAbsolutePath());
    assertThat(root(Configs.file(file, "dataset.root=/data").value())).isEqualTo(Path.of("/data"));
  }

  private static Path root(Sample sample) {
    return ((TestParts.FilesSettings) sample.dataset().source().config()).root();
  }

  @Test
  void broken_texts_are_refused_with_their_line() {
    assertThat(problems(write("a.yaml", "name: a\nfusion: {type: alpha\n")))
        .containsExactly(
            "cannot be read as YAML: while parsing a flow mapping, expected ',' or '}', but got"
                + " <stream end>. (a.yaml:3)");
    assertThat(problems(write("a.yaml", "name: a\n\tseed: 1")))
        .containsExactly(
            "cannot be read as YAML: while scanning for the next token, found character"
                + " '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"
                + " (a.yaml:2)");
    assertThat(problems(write("a.json", "{\"name\": \"a\",\n \"seed\" 1}")))
        .containsExactly(
            "cannot be read as JSON: Unexpected character ('1' (code 49)): was expecting a colon"
                + " to separate field name and value. (a.json:2)");
  }

  @Test
  void what_is_no_map_of_settings_is_refused() {
    assertThat(problems(write("a.yaml", "- a\n- b")))
        .containsExactly("a config must be a map of settings but was a list. (a.yaml:1)");
    assertThat(problems(write("a.yaml", Configs.DATASET + "---\nname: b")))
        .containsExactly("must be one document but a second one begins. Remove it. (a.yaml:3)");
  }

  @Test
  void an_empty_file_says_nothing() {
    write("a.yaml", Configs.DATASET);

    assertThat(Configs.file(write("b.yaml", "extends: a.yaml")).value().name()).isEqualTo("run");
    assertThat(problems(write("c.yaml", "# nothing\n")))
        .containsExactly("dataset: must be given but is missing. The corpus. (c.yaml)");
  }

  @Test
  void a_setting_of_the_command_line_needs_a_key_and_a_value() {
    assertThat(Configs.problems("", "seed", "a..b=1", "seed=", "name={"))
        .containsExactly(
            "a setting must be key.path=value but was 'seed'. Write it like training.epochs=10."
                + " (command line)",
            "a setting must be key.path=value but was 'a..b=1'. Write it like training.epochs=10."
                + " (command line)",
            "seed: has no value. Give one, or write null for the default. (command line)",
            "name: cannot be read as YAML: while parsing a flow node, expected the node content,"
                + " but found '<stream end>'. (command line)");
  }

  @Test
  void values_of_the_command_line_are_yaml() {
    Sample sample =
        Configs.load("", "device=[gpu:0, gpu:1]", "fusion={type: be-ta, rank: 2}", "name=a=b")
            .value();

    assertThat(sample.device()).containsExactly("gpu:0", "gpu:1");
    assertThat(sample.fusion().factory().name()).isEqualTo("be-ta");
    assertThat(sample.name()).isEqualTo("a=b");
  }
}
