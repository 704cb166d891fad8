package org.polyfuse.datasets.manifest;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.datasets.table.LabelUse;
import org.polyfuse.datasets.table.TableColumns;

/** Settings of {@link ManifestFactory}. */
@Summary("Your own recordings: a CSV or JSONL file with a row a recording and a path a stream.")
public record ManifestConfig(
    @Setting("The table: CSV with a header line, or JSONL with an object a line.") Path file,
    @Setting(
            value = "Where relative paths in it start; auto: at the folder of the table.",
            defaultsTo = "auto")
        Optional<Path> folder,
    @Setting(value = "The column of ids.", defaultsTo = "id") String id,
    @Setting(value = "The column of labels.", defaultsTo = "label") String label,
    @Setting(
            value =
                "known: a row without label is not trained on; required; optional: no column is"
                    + " needed; ignore.",
            defaultsTo = "known")
        LabelUse labels,
    @Setting(
            value = "The classes in their order; empty: the labels found, in order.",
            defaultsTo = "[]")
        List<String> classes,
    @Setting(value = "The column of train, validation and test.", defaultsTo = "split")
        String split,
    @Setting(
            value = "Columns that are groups, besides those called group.NAME.",
            defaultsTo = "[speaker, session]")
        List<String> groups,
    @Setting(
            value = "Columns that are streams; empty: every column that is nothing else.",
            defaultsTo = "[]")
        List<String> streams,
    @Setting(value = "Columns that hold a text itself, not a path.", defaultsTo = "[]")
        List<String> texts,
    @Setting(
            value = "Media readers by column, such as {audio: wav}; else by the file.",
            defaultsTo = "{}")
        Map<String, String> readers,
    @Setting(
            value = "What a file that is not there does: refuse the table, or skip the recording.",
            defaultsTo = "refuse")
        MissingFiles missing) {

  /** Checks classes. */
  public ManifestConfig {
    classes = List.copyOf(classes);
    groups = List.copyOf(groups);
    streams = List.copyOf(streams);
    texts = List.copyOf(texts);
    readers = Map.copyOf(readers);
    if (classes.size() == 1 || new HashSet<>(classes).size() != classes.size()) {
      throw new IllegalArgumentException(
          "classes: must be none, or 2 or more different ones, but was " + classes);
    }
    if (labels == LabelUse.IGNORE && classes.isEmpty()) {
      throw new IllegalArgumentException(
          "classes: must be given where labels are ignored but was []");
    }
  }

  TableColumns columns() {
    return new TableColumns(id, label, labels, split, groups);
  }
}
