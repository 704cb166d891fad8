package org.polyfuse.runtime.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.Toolkit;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.run.FileParts;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.SmallSystem;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.HistoryRow;
import org.polyfuse.runtime.train.InterruptedRunException;
import org.polyfuse.runtime.train.Progress;
import org.polyfuse.runtime.train.StopSignal;

/** Files that settings of parts name, from a run's beginning to what is done with it. */
class NamedFilesTest {

  private static final Toolkit TOOLKIT =
      Toolkit.of(
          FileParts.plugins(
              Map.of(
                  PluginKind.AUGMENTATION, "noise",
                  PluginKind.ENCODER, "identity",
                  PluginKind.ATTENTION, "mean",
                  PluginKind.FUSION, "concat",
                  PluginKind.PROTOCOL, "predefined")));

  private static final List<String> SETTINGS =
      List.of(
          "modalities.audio.augment",
          "modalities.audio.encoder",
          "modalities.audio.attention",
          "fusion",
          "evaluation.protocol");

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    for (String setting : SETTINGS) {
      Files.writeString(file(setting), "of " + setting);
    }
    Files.writeString(folder.resolve("tiny.yaml"), SmallSystem.text());
  }

  private Path file(String setting) {
    return folder.resolve(setting);
  }

  private Study study() {
    List<String> overrides = new ArrayList<>();
    for (String setting : SETTINGS) {
      String part = "{type: outside, file: " + file(setting) + "}";
      overrides.add(setting + "=" + (setting.endsWith("augment") ? "[" + part + "]" : part));
    }
    return TOOLKIT.study(folder.resolve("tiny.yaml"), overrides.toArray(String[]::new));
  }

  private Path trained() {
    return TOOLKIT.train(study(), RunOptions.into(folder.resolve("runs"))).folder();
  }

  private void refused(String setting, ThrowingCallable what) throws IOException {
    String before = Files.readString(file(setting));
    Files.writeString(file(setting), "another content");
    assertThatThrownBy(what)
        .isInstanceOf(PolyfuseException.class)
        .hasMessageStartingWith(setting)
        .hasMessageContaining("must be the file that the system was trained with")
        .hasMessageContaining("has another content");
    Files.writeString(file(setting), before);
  }

  @Test
  void a_run_writes_down_the_files_of_all_parts_and_is_used_with_the_same_ones() throws Exception {
    Path run = trained();

    assertThat(Provenance.read(run).files())
        .containsOnlyKeys(
            "modalities.audio.augment[0].file",
            "modalities.audio.encoder.file",
            "modalities.audio.attention.file",
            "fusion.file",
            "evaluation.protocol.file");
    for (String setting : SETTINGS.subList(1, 4)) {
      refused(setting, () -> TOOLKIT.open(run).close());
    }
    refused("evaluation.protocol", () -> TOOLKIT.evaluate(run)); // its folds are not known
    Files.delete(file("evaluation.protocol"));
    Files.delete(file("modalities.audio.augment"));
    assertThatCode(() -> TOOLKIT.open(run).close()).doesNotThrowAnyException();
  }

  @Test
  void a_run_does_not_go_on_with_other_files_than_it_began_with() throws Exception {
    StopSignal stop = new StopSignal();
    Progress stopping =
        new Progress() {
          @Override
          public void row(HistoryRow row, int epochs) {
            stop.stop();
          }
        };
    RunOptions options =
        new RunOptions(folder.resolve("runs"), false, stopping, (done, all) -> {}, stop);
    assertThatThrownBy(() -> TOOLKIT.train(study(), options))
        .isInstanceOf(InterruptedRunException.class);

    for (String setting : SETTINGS) {
      refused(setting, this::trained);
    }
    assertThat(trained()).isDirectoryContaining(each -> each.endsWith(RunFolder.METRICS));
  }
}
