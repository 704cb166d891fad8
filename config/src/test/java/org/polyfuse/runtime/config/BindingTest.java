package org.polyfuse.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BindingTest {

  @Test
  void defaults_hold_where_nothing_is_said() {
    Sample sample = Configs.load("").value();

    assertThat(sample.seed()).isEqualTo(1);
    assertThat(sample.device()).containsExactly("auto");
    assertThat(sample.threads()).isEmpty();
    assertThat(sample.cache()).isEmpty();
    assertThat(sample.learning())
        .isEqualTo(new Sample.Learning(200, 1e-4, new Sample.Select(Sample.Metric.MACRO_F1, 0)));
    assertThat(sample.finalModel()).isTrue();
  }

  @Test
  void text_is_read_by_the_type_of_the_setting() {
    Sample sample =
        Configs.load("name: 1.10\nseed: 010\nthreads: 8\nseconds: 1e-3\nlearning: {rate: 2}\n")
            .value();

    assertThat(sample.name()).isEqualTo("1.10");
    assertThat(sample.seed()).isEqualTo(10);
    assertThat(sample.threads()).hasValue(8);
    assertThat(sample.seconds()).hasValue(1e-3);
    assertThat(sample.learning().rate()).isEqualTo(2);
    assertThat(Configs.load("name: yes").value().name()).isEqualTo("yes");
    assertThat(Configs.load("learning: {rate: 1e-4}").value().learning().rate()).isEqualTo(1e-4);
    assertThat(Configs.load("learning: {rate: '1.5E-3'}").value().learning().rate())
        .isEqualTo(1.5e-3);
    assertThat(Configs.load("seed: 9007199254740993").value().seed()).isEqualTo(9007199254740993L);
    assertThat(Configs.load("learning: {epochs: 1e3}").value().learning().epochs()).isEqualTo(1000);
  }

  @Test
  void none_is_a_word() {
    assertThat(Configs.load("learning: {select: none}").value().learning().select().metric())
        .isEqualTo(Sample.Metric.NONE);
  }

  @Test
  void a_part_may_hold_a_part() {
    Object fusion =
        Configs.fusion(
            Configs.load("fusion: {type: be-ta, detector: {type: mean, temperature: 2}}"));

    assertThat(fusion).asString().contains("detector={type=mean, temperature=2.0}");
  }

  @Test
  void a_single_value_stands_for_a_list_of_one() {
    assertThat(Configs.load("device: cpu").value().device()).containsExactly("cpu");
  }

  @Test
  void unknown_keys_are_named_with_the_nearest_known_one() {
    assertThat(Configs.problems("nam: x\nlearning: {epoch: 1}\nfusion:\n  segmnts: 3"))
        .containsExactly(
            "nam: unknown setting; did you mean 'name'? Known: name, seed, dataset, streams,"
                + " fusion, device, threads, seconds, cache, learning, from, final. (my.yaml:1)",
            "fusion.segmnts: unknown setting; did you mean 'segments'? Known: type, segments,"
                + " segmentSeconds, shared. (my.yaml:4)",
            "learning.epoch: unknown setting; did you mean 'epochs'? Known: epochs, rate, select."
                + " (my.yaml:2)");
  }

  @Test
  void unknown_keys_of_a_dataset_are_named_with_its_settings_and_its_section() {
    assertThat(Configs.refused(() -> Configs.whole("dataset: {type: files, root: x, onDamge: a}")))
        .containsExactly(
            "dataset.onDamge: unknown setting; did you mean 'onDamage'? Known: type, root, classes,"
                + " onDamage. (my.yaml:1)");
  }

  @Test
  void missing_keys_are_named_with_their_meaning() {
    assertThat(Configs.refused(() -> Configs.whole("name: x")))
        .containsExactly("dataset: must be given but is missing. The corpus. (my.yaml)");
    assertThat(Configs.refused(() -> Configs.whole("dataset:\n  type: files")))
        .containsExactly(
            "dataset.root: must be given but is missing. The folder of the corpus. (my.yaml:1)");
    assertThat(Configs.refused(() -> Configs.whole("dataset: {onDamage: fail}")))
        .containsExactly("dataset.type: must be given but is missing. Found: files. (my.yaml:1)");
    assertThat(Configs.refused(() -> Configs.whole("", "dataset.type=files")))
        .containsExactly(
            "dataset.root: must be given but is missing. The folder of the corpus."
                + " (command line)");
  }

  @Test
  void values_of_the_wrong_type_are_refused() {
    assertThat(
            Configs.problems(
                "seed: 1.5\nthreads: many\nseconds: NaN\nfinal: yes\ndevice: {cpu: 1}\n"
                    + "learning: {rate: [1], epochs: 99999999999}\nstreams: [a]\n"
                    + "from: [{run: a}, 3]\nname: {a: 1}\ncache: []"))
        .containsExactly(
            "name: must be text but was a map. The name. (my.yaml:9)",
            "seed: must be a whole number but was '1.5'. The seed. (my.yaml:1)",
            "streams: must be a map but was a list. The streams. (my.yaml:7)",
            "device: must be a list but was a map. The devices. (my.yaml:5)",
            "threads: must be a whole number but was 'many'. Threads, 1 or more; auto: all."
                + " (my.yaml:2)",
            "seconds: must be a number but was 'NaN'. Seconds; auto: from the data. (my.yaml:3)",
            "cache: must be a path but was a list. A folder; auto: none. (my.yaml:10)",
            "learning.epochs: must be a whole number but was '99999999999'. Passes, 1 or more."
                + " (my.yaml:6)",
            "learning.rate: must be a number but was a list. The rate, above 0. (my.yaml:6)",
            "from[1]: must be a map of settings but was '3'. Others to start from. (my.yaml:8)",
            "final: must be true or false but was 'yes'. Whether to end. (my.yaml:4)");
  }

  @Test
  void unknown_constants_and_plugins_are_named_with_what_there_is() {
    assertThat(
            Configs.problems("learning: {select: los}\nfusion: beta\nstreams: {a: {encoder: x}}"))
        .containsExactly(
            "streams.a.encoder: no plugin named 'x'. Found: identity. Add its jar to the plugin"
                + " path. (my.yaml:3)",
            "fusion: no plugin named 'beta'; did you mean 'be-ta'? Found: alpha, be-ta. Add its jar"
                + " to the plugin path. (my.yaml:2)",
            "learning.select.metric: must be one of macro-f1, loss, none but was 'los'; did you"
                + " mean 'loss'? What is best. (my.yaml:1)");
  }

  @Test
  void a_part_must_be_a_type_with_settings() {
    assertThat(Configs.problems("fusion: [alpha]"))
        .containsExactly(
            "fusion: must be a type, or a map of a type and its settings but was a list."
                + " The fusion. (my.yaml:1)");
    assertThat(Configs.problems("fusion: {type: [alpha]}"))
        .containsExactly(
            "fusion.type: must be the name of a fusion but was a list. The fusion. (my.yaml:1)");
  }

  @Test
  void every_value_that_a_record_refuses_is_reported_with_its_line() {
    assertThat(
            Configs.problems(
                "learning:\n  epochs: 0\n  rate: -1\nfusion:\n  segments: 0\n"
                    + "streams: {a: {encoder: x, weight: 0}}"))
        .containsExactly(
            "streams.a.encoder: no plugin named 'x'. Found: identity. Add its jar to the plugin"
                + " path. (my.yaml:6)",
            "streams.a.weight: must be above 0 but was 0.0. Its weight, above 0. (my.yaml:6)",
            "fusion.segments: must be 1 or more but was 0. Segments, 1 or more. (my.yaml:5)",
            "learning.epochs: must be 1 or more but was 0. Passes, 1 or more. (my.yaml:2)",
            "learning.rate: must be above 0 but was -1.0. The rate, above 0. (my.yaml:3)");
  }

  @Test
  void keys_given_twice_and_keys_without_a_value_are_refused() {
    assertThat(Configs.problems("learning:\n  rate: 1\n  rate: 2\nname:\nseed: *x"))
        .containsExactly(
            "learning.rate: must be given once but was given on line 2 already. Remove one of them."
                + " (my.yaml:3)",
            "name: has no value. Give one, or write null for the default. (my.yaml:4)",
            "seed: must be written out but was the alias '*x'. Use 'extends' to share settings."
                + " (my.yaml:5)");
  }

  @Test
  void an_item_of_a_list_must_not_be_null() {
    assertThat(Configs.problems("device: [cpu, null]"))
        .containsExactly("device[1]: must be text but was null. The devices. (my.yaml:1)");
  }
}
