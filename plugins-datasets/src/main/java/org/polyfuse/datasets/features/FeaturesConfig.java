package org.polyfuse.datasets.features;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/** Settings of {@link FeaturesFactory}. */
@Summary("Features computed elsewhere: a folder of npy, npz or safetensors files, or one NPZ.")
public record FeaturesConfig(
    @Setting("The folder of files with a table of labels, or the NPZ with train/..., test/....")
        Path root,
    @Setting(
            value =
                "Of a folder: the table with id, label, split and groups; auto: labels.csv in it.",
            defaultsTo = "auto")
        Optional<Path> table,
    @Setting(
            value =
                "The column, or the array, of labels; auto: label in a table, labels in an NPZ.",
            defaultsTo = "auto")
        Optional<String> label,
    @Setting(
            value =
                "The classes in their order; for numbers in an NPZ the names of 0, 1, ...; empty:"
                    + " the labels found, in order.",
            defaultsTo = "[]")
        List<String> classes,
    @Setting(
            value = "Columns, or arrays, that are groups, besides those called group.NAME.",
            defaultsTo = "[speaker, session]")
        List<String> groups,
    @Setting(value = "The streams to list; empty: all that are there.", defaultsTo = "[]")
        List<String> streams,
    @Setting(value = "Seconds a step of an NPZ's arrays; 1e-5 to 1e5.", defaultsTo = "1")
        double stepSeconds,
    @Setting(
            value =
                "Of an NPZ without lengths: where steps of zeros are padding: end, start, both,"
                    + " none.",
            defaultsTo = "end")
        Padding padding) {

  /** Checks ranges. */
  public FeaturesConfig {
    classes = List.copyOf(classes);
    groups = List.copyOf(groups);
    streams = List.copyOf(streams);
    if (classes.size() == 1 || new HashSet<>(classes).size() != classes.size()) {
      throw new IllegalArgumentException(
          "classes: must be none, or 2 or more different ones, but was " + classes);
    }
    if (!(stepSeconds >= 1e-5 && stepSeconds <= 1e5)) {
      throw new IllegalArgumentException("stepSeconds: must be 1e-5 to 1e5 but was " + stepSeconds);
    }
  }
}
