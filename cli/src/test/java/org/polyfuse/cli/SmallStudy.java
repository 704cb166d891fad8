package org.polyfuse.cli;

import java.util.ArrayList;
import java.util.List;

/** The default study, on a few recordings of step vectors. */
final class SmallStudy {

  static final List<String> SETTINGS =
      List.of(
          "dataset.level=features",
          "dataset.perSpeaker=4",
          "dataset.sessions=3",
          "modalities.audio.frontEnd=features",
          "modalities.face.frontEnd=features",
          "modalities.audio.encoder.type=identity",
          "modalities.face.encoder.type=identity",
          "fusion.type=concat",
          "training.epochs=2",
          "training.batch.size=8",
          "training.batch.lengthGrid=8",
          "engine.device=cpu",
          "engine.threads=1",
          "cache.maxGiB=0");

  private SmallStudy() {}

  /** A command on it; later arguments win. */
  static String[] with(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(SETTINGS);
    all.addAll(List.of(arguments));
    return all.toArray(String[]::new);
  }
}
