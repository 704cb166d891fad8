package org.polyfuse.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.run.RunExporter.Extent;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.SmallSystem;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.WeightsFile;

/** Model folders that somebody else made, or changed. */
class HostileModelTest {

  private static final Toolkit TOOLKIT = Toolkit.onClassPath();
  private static final List<String> FILES =
      List.of("config.yaml", "system.json", "weights.safetensors");

  @TempDir static Path runs;
  private static Path trained;

  @TempDir Path run;

  @BeforeAll
  static void train() {
    trained =
        SmallSystem.runner()
            .run(SmallSystem.study("training.epochs=1"), RunOptions.into(runs))
            .folder();
  }

  private Path model() throws IOException {
    Path model = Files.createDirectories(run.resolve("model"));
    for (String file : FILES) {
      Files.copy(trained.resolve("model").resolve(file), model.resolve(file));
    }
    return model;
  }

  private void assertRefused(String... rule) {
    PolyfuseException e =
        catchThrowableOfType(PolyfuseException.class, () -> TOOLKIT.open(run).close());
    assertThat(e).isNotNull();
    assertThat(e.problems()).hasSizeLessThan(102).allMatch(line -> line.length() < 2_500);
    assertThat(e).hasMessageContainingAll(rule);
  }

  private void replace(String file, String pattern, String by) throws IOException {
    Path path = model().resolve(file);
    String before = Files.readString(path);
    String after = before.replaceFirst(pattern, by);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(path, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(?s)\"classes\" : \\[.*?\\] | \"classes\" : [ \"a\" ] | classes: must be two or more",
        "(?s)\"classes\" : \\[.*?\\] | \"classes\" : [] | classes: must be two or more",
        "(?s)\"classes\" : \\[.*?\\] | \"classes\" : [ \"a\", \"b\", \"a\" ] | two or more different",
        "(?s)\"classes\" : \\[.*?\\] | \"classes\" : [ \"a\", null ] | it lacks classes[1]",
        "(?s)\"classes\" : \\[.*?\\] | \"classes\" : [ \"a\", \"b\" ] | head.weight",
        "(?s)\"classes\" : \\[.*?\\] | \"classes\" : null | it lacks classes",
        "(?s)\"features\" : \\{.*?\\}.*?\\}.*?\\} | \"features\" : null | it lacks features",
        "(?s)\"audio\" : \\{.*?\\} | \"audio\" : null | it lacks features.audio",
        "(?s)\"audio\" : \\{.*?\\} | \"audio\" : {} | it holds other values",
        "(?s)\"shape\" : \\[.*?\\] | \"shape\" : [ -3 ] | it holds other values: shape: must be",
        "(?s)\"shape\" : \\[.*?\\] | \"shape\" : [] | it holds other values: shape: must be",
        "(?s)\"shape\" : \\[.*?\\] | \"shape\" : [ 2000000000, 2 ] | it holds other values: shape",
        "(?s)\"shape\" : \\[.*?\\] | \"shape\" : [ 3 ] | must have shape",
        "\"audio\" : | \"nobody\" : | modalities.audio: its features' shape must be known",
        "\"encodedAhead\" : \\{ ?\\} | \"encodedAhead\" : { \"nobody\" : { \"shape\" : [ 3 ], \"seconds\" : 1 } } | encodedAhead: must name modalities",
        "\"seconds\" : [0-9.E-]+ | \"seconds\" : 0 | it holds other values: seconds",
        "(?s)^.* | null | it holds null",
        "(?s)^.* | [] | it holds other values",
        "(?s)^.* | root:x:0:0 | it is no JSON, line 1"
      })
  void a_description_that_describes_no_system_is_refused(String what, String by, String rule)
      throws IOException {
    replace("system.json", what, by);
    assertRefused(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(?s)^.* | extends: /etc/passwd | extends: must name a config",
        "(?s)^ | extends: /dev/zero%n | must be a regular file",
        "type: am-fbp | type: ../evil | no plugin named '../evil'",
        "k: 2 | k: 1000001 | fusion.k: must be 1000000 or less",
        "k: 2 | k: 3 | must have shape"
      })
  void a_config_of_another_system_is_refused(String what, String by, String rule)
      throws IOException {
    replace("config.yaml", what, by.replace("%n", "\n"));
    assertRefused(rule);
  }

  @Test
  void weights_that_are_missing_are_refused_by_an_export_too() throws IOException {
    Path file = model().resolve("weights.safetensors");
    Map<String, HostTensor> weights = new TreeMap<>(WeightsFile.read(file));
    assertThat(weights.keySet().removeIf(name -> name.endsWith("head.weight"))).isTrue();
    Files.write(file, WeightsFile.encode(weights));

    assertRefused("head.weight' must have shape", "are missing");
    Path out = run.resolve("out");
    assertThatThrownBy(
            () ->
                SmallSystem.exporter()
                    .export(run, OptionalInt.empty(), "savedmodel", new Extent(1, 1), out))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContainingAll("head.weight' must have shape", "are missing");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/etc/passwd", "/", "/nowhere"})
  void a_link_to_elsewhere_shows_nothing_of_what_is_there(String target) throws IOException {
    for (String file : FILES) {
      Path link =
          (Files.exists(run.resolve("model")) ? run.resolve("model") : model()).resolve(file);
      byte[] whole = Files.readAllBytes(link);
      Files.delete(link);
      Files.createSymbolicLink(link, Path.of(target));
      PolyfuseException e =
          catchThrowableOfType(PolyfuseException.class, () -> TOOLKIT.open(run).close());
      assertThat(e).isNotNull();
      assertThat(e.getMessage()).doesNotContain("root:", "bash").hasSizeLessThan(400);
      Files.delete(link);
      Files.write(link, whole);
    }
  }
}
