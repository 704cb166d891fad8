package org.polyfuse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.system.CommandLine.Outcome;

/** What a user can fix ends with exit code 2 and one message that says how. */
class BadInputTest {

  private static final String TINY = Places.config("tiny.yaml").toString();
  private static final String IEMOCAP = Places.example("iemocap/am-fbp.yaml").toString();

  @TempDir static Path folder;
  @AutoClose private static Session session;

  @BeforeAll
  static void generate() throws Exception {
    String[] small = {"perSpeaker=4", "sessions=3", "minSeconds=0.5", "maxSeconds=0.6"};
    List<String> arguments = new ArrayList<>(List.of("generate", "corpus", "--layout", "iemocap"));
    arguments.addAll(List.of(small));
    session = new CommandLine(folder).session();
    Outcome outcome = session.run(arguments.toArray(new String[0]));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Files.createDirectories(folder.resolve("something-else"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fusion.type=amfbp        | fusion: no plugin named 'amfbp'; did you mean 'am-fbp'?
          trainig.epochs=2         | trainig: unknown setting; did you mean 'training'?
          training.epochs=two      | training.epochs: must be a whole number but was 'two'.
          training.epochs=0        | training.epochs: must be 1 or more but was 0.
          dataset.perSpeaker=many  | dataset.perSpeaker: must be a whole number but was 'many'.
          dataset.sessions=2       | dataset.sessions: must be 3 or more but was 2.
          engine.device=gpu:77     | engine.device: 'gpu:77' is not there;
          engine.device=tpu        | engine.device: must be auto, cpu, gpu or gpu:NUMBER but was 'tpu'
          engine.name=Torch        | engine.name: must be one of PyTorch, TensorFlow but was 'Torch'.
          modalities.face=null     | fusion: must have two modalities or more but has [audio].
          fusion.type=none         | fusion: must have exactly one modality but has [audio, face].
          init=[{from: nobody, part: fusion}] | nobody: must be a run's folder, or the name of one in runs,
          """)
  void a_bad_setting_is_told(String setting, String message) throws Exception {
    assertOneMessage(session.run("run", TINY, setting), message);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dataset.root=nowhere | dataset.root: must be the IEMOCAP folder that holds Session1 ... Session5 but
          dataset.root=something-else | dataset.root: must be the IEMOCAP folder that holds Session1 ... Session5 but
          dataset.root=corpus evaluation.protocol.type=predefined | evaluation.protocol: predefined needs each recording in train, validation or test
          dataset.root=corpus dataset.classes=[hap,sad,fru] | evaluation.protocol: each class needs a training recording but 'fru' has none
          dataset.root=corpus modalities.face.stream=mouth | modalities.face.stream:
          """)
  void a_corpus_that_does_not_fit_is_told(String settings, String message) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("-q", "run", IEMOCAP, "cache.maxGiB=0", "training.epochs=1"));
    arguments.addAll(Arrays.asList(settings.split(" ")));
    assertOneMessage(session.run(arguments.toArray(new String[0])), message);
  }

  @Test
  void a_corpus_without_its_root_is_told() throws Exception {
    assertOneMessage(new CommandLine(folder).run("run", IEMOCAP), "dataset.root: ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run nowhere.yaml                | nowhere.yaml: there is no such config file. Check the path.
          evaluate nobody                 | nobody: must be a run's folder, or the name of one in runs, but is neither.
          evaluate something-else         | something-else: must be a run's folder, or the name of one in runs, but is neither.
          predict nobody audio=x.wav      | nobody: must be a run's folder, or the name of one in runs, but is neither.
          predict something-else x.wav    | something-else: must be a run's folder, or the name of one in runs, but is neither.
          check nowhere.yaml              | nowhere.yaml: there is no such config file. Check the path.
          plugins amfbp                   | plugins: no plugin named 'amfbp'; did you mean 'am-fbp'?
          generate corpus2 --layout afew2 | --layout: no plugin named 'afew2'
          generate something --layout iemocap level=nothing | level: must be
          runn                            | Unknown command 'runn'; did you mean 'run'?
          run --forec                     | Unknown option '--forec'
          """)
  void a_bad_command_is_told(String command, String message) throws Exception {
    assertOneMessage(session.run(command.split(" ")), message);
  }

  @Test
  void two_plugins_of_one_name_are_told_with_their_places() throws Exception {
    Path apart = folder.resolve("apart");
    CompiledApart.compile(
        apart,
        List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)),
        Map.of("com.example.Again", AGAIN));
    CompiledApart.service(apart, FusionFactory.class, "com.example.Again");

    Outcome outcome = new CommandLine(folder).with(apart).run("run", TINY);

    assertOneMessage(outcome, "fusion: two plugins are named 'am-fbp', so none of them is used:");
    assertThat(outcome.err()).contains(apart.toString()).contains("AmFbpFactory");
  }

  private static final String AGAIN =
      """
      package com.example;
      import java.util.List;
      import org.polyfuse.api.Target;
      import org.polyfuse.api.nn.*;
      public final class Again implements FusionFactory<Again.None> {
        public record None() {}
        public String name() { return "am-fbp"; }
        public Class<None> configType() { return None.class; }
        public Fusion create(None config, List<ModalityShape> inputs, Target target) { return null; }
      }
      """;

  private static void assertOneMessage(Outcome outcome, String message) throws IOException {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.messages())
        .singleElement()
        .asString()
        .startsWith("polyfuse: " + message)
        .endsWith(endOf(outcome));
    assertThat(outcome.err()).doesNotContain("\tat ", "Exception");
  }

  /** A sentence, perhaps followed by the place of the setting. */
  private static String endOf(Outcome outcome) {
    return outcome.err().strip().endsWith(")") ? ")" : ".";
  }
}
