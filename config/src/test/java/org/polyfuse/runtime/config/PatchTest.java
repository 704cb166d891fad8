package org.polyfuse.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.Setting;
import org.polyfuse.runtime.config.layer.Fragment;
import org.polyfuse.runtime.config.layer.Patch;

class PatchTest {

  /** A file that patches another one. */
  record Patching(
      @Setting("Settings.") Patch set,
      @Setting(value = "Values.", defaultsTo = "[]") List<Fragment> values) {}

  private static final ConfigLoader LOADER = new ConfigLoader(Configs.PLUGINS);

  @TempDir Path folder;

  private Loaded<Patching> patching(String text) {
    Path file = Configs.write(folder.resolve("patching.yaml"), text);
    return LOADER.load(file, List.of(), Patching.class);
  }

  private Sample patched(Patch... patches) {
    Path base =
        Configs.write(
            folder.resolve("base.yaml"),
            "streams: {a: {encoder: identity}, b: {encoder: identity}}\nlearning: {epochs: 3}\n"
                + Configs.DATASET);
    return LOADER.load(base, List.of("learning.epochs=4"), List.of(patches), Sample.class).value();
  }

  @Test
  void a_patch_goes_over_the_command_line_and_null_takes_away() {
    Patch patch = patching("set: {learning.epochs: 5, streams.a: null}").value().set();

    Sample sample = patched(patch, Patch.at("learning.epochs", 6));

    assertThat(sample.learning().epochs()).isEqualTo(6);
    assertThat(sample.streams()).containsOnlyKeys("b");
    assertThat(patched(patch).learning().epochs()).isEqualTo(5);
    assertThat(patch.paths()).containsExactly("learning.epochs", "streams.a");
  }

  @Test
  void what_is_wrong_in_a_patch_is_told_with_the_line_of_its_own_file() {
    Patch patch = patching("set:\n  learning.epoch: 5\n  learning.rate: fast\n").value().set();

    assertThat(Configs.refused(() -> patched(patch)))
        .anyMatch(
            line ->
                line.startsWith("learning.epoch: unknown setting; did you mean 'epochs'?")
                    && line.endsWith("patching.yaml:2)"))
        .anyMatch(
            line ->
                line.startsWith("learning.rate: must be a number but was 'fast'.")
                    && line.endsWith("patching.yaml:3)"))
        .hasSize(2);
  }

  @Test
  void a_fragment_is_put_where_it_is_wanted() {
    Loaded<Patching> loaded = patching("set: {}\nvalues: [{epochs: 9}, 7, [1, 2]]\n");
    List<Fragment> values = loaded.value().values();

    assertThat(patched(Patch.at("learning", values.get(0))).learning().epochs()).isEqualTo(9);
    assertThat(patched(Patch.at("learning.epochs", values.get(1))).learning().epochs())
        .isEqualTo(7);
    assertThat(values).extracting(Fragment::text).containsExactly("{epochs: 9}", "7", "[1, 2]");
    assertThat(loaded.where("values")).endsWith("patching.yaml:2)");
  }

  @Test
  void a_key_that_is_no_path_is_refused() {
    assertThat(Configs.refused(() -> patching("set: {a b: 1}")))
        .singleElement()
        .asString()
        .startsWith("set: must be a key path such as fusion.type but was 'a b'.");
  }
}
