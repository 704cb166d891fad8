package org.polyfuse.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.cluster.Cluster;
import org.polyfuse.cluster.Clusters;
import org.polyfuse.cluster.FeatureOrder;
import org.polyfuse.cluster.FeatureSummary;
import org.polyfuse.cluster.FeatureTask;
import org.polyfuse.runtime.Toolkit;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.run.FeatureFolder;
import org.polyfuse.runtime.run.FeatureMaker;
import org.polyfuse.runtime.study.Study;

class FeaturesOnSparkTest {

  @TempDir Path folder;

  @Test
  void features_are_those_of_one_machine_and_a_damaged_recording_is_named() throws IOException {
    Study study = study();
    Dataset dataset = FeatureMaker.dataset(study);
    Path here = folder.resolve("here");
    FeatureTask task =
        FeatureTask.open(Resolved.of(study).yaml(), List.of(), folder, Optional.of(here), 1);
    for (Recording each : dataset.recordings()) {
      task.making().of(each);
    }

    Path there = folder.resolve("there");
    FeatureSummary made;
    try (Cluster cluster = Clusters.open("local[2]")) {
      made =
          cluster.features(
              new FeatureOrder(study, dataset, List.of(), List.of(), Optional.of(there)));
    }
    new FeatureFolder(there).finish(dataset, made.damage());
    assertThat(made.whole()).isEqualTo(Sounds.WHOLE);
    assertThat(made.seconds()).isPositive();
    assertThat(made.faults()).isEmpty();
    assertThat(made.damage())
        .filteredOn(Damage::skipped)
        .extracting(Damage::recording)
        .containsExactly("broken");
    try (Stream<Path> files = Files.list(here.resolve("audio"))) {
      assertThat(files.toList())
          .hasSize(Sounds.WHOLE)
          .allSatisfy(
              file ->
                  assertThat(there.resolve("audio").resolve(file.getFileName()))
                      .hasSameBinaryContentAs(file));
    }
    assertThat(there.resolve("labels.csv")).isNotEmptyFile();
  }

  private Study study() throws IOException {
    Sounds.write(folder);
    return Toolkit.onClassPath()
        .study(
            Files.writeString(
                folder.resolve("corpus.yaml"),
                """
                name: corpus
                dataset: {type: manifest, file: manifest.csv, missing: skip}
                modalities:
                  audio: {frontEnd: {type: spectrogram}, encoder: {type: fcn-lrn, width: 0.05}}
                training: {select: none}
                evaluation: {protocol: {type: predefined}}
                cache: {maxGiB: 0}
                """));
  }
}
