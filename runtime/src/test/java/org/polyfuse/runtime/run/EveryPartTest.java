package org.polyfuse.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.TrainingFacts;
import org.polyfuse.runtime.config.ChosenPart;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.config.layer.Layer;
import org.polyfuse.runtime.folder.NamedFiles;
import org.polyfuse.runtime.plan.PartKey;
import org.polyfuse.runtime.plan.Resolution;
import org.polyfuse.runtime.plugins.PluginKind;
import org.polyfuse.runtime.study.Study;

/** Whatever concerns all parts of a study finds each of them, of whichever kind, wherever it is. */
class EveryPartTest {

  /** Where a study has a part, and of which kind; a kind without a place fails a test. */
  private static final Map<String, PluginKind> PLACES =
      Map.ofEntries(
          Map.entry("dataset", PluginKind.DATASET),
          Map.entry("readers[0]", PluginKind.MEDIA_READER),
          Map.entry("modalities.m.frontEnd", PluginKind.FRONT_END),
          Map.entry("modalities.m.augment[0]", PluginKind.AUGMENTATION),
          Map.entry("modalities.m.encoder", PluginKind.ENCODER),
          Map.entry("modalities.m.reduction", PluginKind.REDUCTION),
          Map.entry("modalities.m.attention", PluginKind.ATTENTION),
          Map.entry("fusion", PluginKind.FUSION),
          Map.entry("task.loss", PluginKind.LOSS),
          Map.entry("training.optimizer", PluginKind.OPTIMIZER),
          Map.entry("training.schedule", PluginKind.SCHEDULE),
          Map.entry("evaluation.protocol", PluginKind.PROTOCOL),
          Map.entry("evaluation.metrics[0]", PluginKind.METRIC));

  private static final List<String> NESTED =
      List.of("", ".maybe", ".deeper.part", ".several[0]", ".named.x", ".named.x.maybe");

  @TempDir Path folder;

  /** Every part of it is one of {@link FileParts}, and holds more of them. */
  private Study study() {
    String text =
        """
        name: every
        dataset: PART
        readers: [PART]
        modalities:
          m: {frontEnd: PART, augment: [PART], encoder: PART, reduction: PART, attention: PART}
        fusion: PART
        training: {optimizer: PART, schedule: PART}
        evaluation: {protocol: PART, metrics: [PART]}
        task: {loss: PART}
        """;
    StringBuilder filled = new StringBuilder();
    int place = 0;
    for (String piece : text.split("PART", -1)) {
      filled.append(place == 0 ? "" : part(place)).append(piece);
      place++;
    }
    return new ConfigLoader(FileParts.plugins(Map.of()))
        .load(Layer.embedded("every.yaml", filled.toString()), List.of(), Study.class)
        .value();
  }

  private String part(int place) {
    return String.format(
        Locale.ROOT,
        "{type: outside, file: %s, maybe: %s, deeper: {part: %s}, several: [%s], named: {x: {type: outside, file: %s,"
            + " maybe: %s}}}",
        file(place, 0),
        inner(place, 1),
        inner(place, 2),
        inner(place, 3),
        file(place, 4),
        inner(place, 5));
  }

  private String inner(int place, int number) {
    return String.format(Locale.ROOT, "{type: outside, file: %s}", file(place, number));
  }

  private Path file(int place, int number) {
    try {
      return Files.writeString(
          folder.resolve(String.format(Locale.ROOT, "file-%d-%d", place, number)),
          place + " and " + number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The paths of all parts. */
  private static List<String> paths() {
    List<String> paths = new ArrayList<>();
    PLACES.keySet().forEach(place -> NESTED.forEach(inner -> paths.add(place + inner)));
    return paths;
  }

  private static List<String> files() {
    return paths().stream().map(path -> path + ".file").toList();
  }

  @Test
  void parts_of_every_kind_are_found_by_their_paths() {
    List<ChosenPart> parts = study().parts();

    assertThat(parts).extracting(ChosenPart::path).containsExactlyInAnyOrderElementsOf(paths());
    assertThat(parts)
        .allSatisfy(
            part -> assertThat(part.kind()).isEqualTo(kind(part.path(), part.outermost().path())));
    Set<PluginKind> kinds = EnumSet.noneOf(PluginKind.class);
    parts.forEach(part -> kinds.add(part.kind()));
    assertThat(kinds)
        .as("each kind of part has a place in a study, but layouts, which commands name")
        .isEqualTo(EnumSet.complementOf(EnumSet.of(PluginKind.LAYOUT)));
  }

  private static PluginKind kind(String path, String outermost) {
    return path.equals(outermost)
        ? PLACES.getOrDefault(path, PluginKind.LAYOUT)
        : PluginKind.FACE_DETECTOR;
  }

  @Test
  void an_outer_part_comes_before_those_in_its_settings() {
    List<String> found = study().parts().stream().map(ChosenPart::path).toList();
    assertThat(found.indexOf("fusion")).isLessThan(found.indexOf("fusion.named.x"));
    assertThat(found.indexOf("fusion.named.x")).isLessThan(found.indexOf("fusion.named.x.maybe"));
  }

  @Test
  void every_part_is_asked_for_remarks() {
    assertThat(study().remarks())
        .containsExactlyInAnyOrderElementsOf(
            files().stream().map(path -> path + ": is a file").toList());
  }

  @Test
  void the_files_of_every_part_are_hashed() {
    Map<String, String> hashes = NamedFiles.hashes(study());
    assertThat(hashes).containsOnlyKeys(files()); // each once
    assertThat(hashes.values()).doesNotHaveDuplicates();
  }

  @Test
  void a_file_that_is_not_there_or_has_no_end_is_not_hashed() throws IOException {
    Study study = study();
    Map.Entry<String, Path> first = study.parts().get(0).files().entrySet().iterator().next();
    Path file = first.getValue();
    Files.delete(file);
    assertThat(NamedFiles.hashes(study)).doesNotContainKey(first.getKey());
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    assertThat(NamedFiles.hashes(study)).doesNotContainKey(first.getKey());
    Files.delete(file);
  }

  @Test
  void the_cache_sees_the_files_of_a_part_and_of_those_in_its_settings() throws IOException {
    Study study = study();
    for (String inner : NESTED) {
      ChosenPart part =
          study.parts().stream()
              .filter(each -> each.path().equals("fusion" + inner))
              .findFirst()
              .orElseThrow();
      String before = PartKey.of(study.fusion()).withoutCode();
      Files.writeString(part.files().values().iterator().next(), "another content");
      assertThat(PartKey.of(study.fusion()).withoutCode()).as(part.path()).isNotEqualTo(before);
    }
  }

  @Test
  void what_comes_after_the_data_is_resolved_and_what_makes_them_is_not() {
    Study study = study();
    Study resolved = Resolution.of(study, new TrainingFacts(new double[] {1}, 1));

    for (ChosenPart part : resolved.parts()) {
      boolean before =
          EnumSet.of(
                  PluginKind.DATASET,
                  PluginKind.MEDIA_READER,
                  PluginKind.FRONT_END,
                  PluginKind.PROTOCOL)
              .contains(part.outermost().kind());
      assertThat(((FileParts.Settings) part.choice().config()).open())
          .as(part.path())
          .isEqualTo(before ? OptionalInt.empty() : OptionalInt.of(1));
    }
  }

  @Test
  void a_walk_that_changes_nothing_gives_the_same_study() {
    Study study = study();
    Study same = ChosenPart.replaced(Study.class, study, ChosenPart::choice);
    assertThat(same).isSameAs(study);
    assertThat(Resolved.of(same).hash()).isEqualTo(Resolved.of(study).hash());
  }
}
