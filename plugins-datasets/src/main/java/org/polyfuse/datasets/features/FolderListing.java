package org.polyfuse.datasets.features;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.datasets.FirstFew;
import org.polyfuse.datasets.ListedDataset;
import org.polyfuse.datasets.table.LabelSet;
import org.polyfuse.datasets.table.LabelUse;
import org.polyfuse.datasets.table.RowReading;
import org.polyfuse.datasets.table.Table;
import org.polyfuse.datasets.table.TableColumns;
import org.polyfuse.datasets.table.TableProblems;

/** Lists a folder of feature files once. */
final class FolderListing {

  private final FeaturesConfig config;
  private final Path file;
  private final TableProblems problems;
  private final LabelSet labels;
  private final Table table;
  private final RowReading reading;

  FolderListing(FeaturesConfig config) {
    this.config = config;
    this.file = config.table().orElse(config.root().resolve("labels.csv"));
    this.problems = new TableProblems(file);
    this.labels = new LabelSet(config.classes(), "dataset.classes", problems);
    this.table = Table.read(file, problems);
    TableColumns columns =
        new TableColumns(
            "id", config.label().orElse("label"), LabelUse.KNOWN, "split", config.groups());
    this.reading = new RowReading(columns, table, labels, problems);
  }

  ListedDataset list() {
    List<RowReading.Read> rows =
        table.rows().stream().map(reading::read).flatMap(Optional::stream).toList();
    Set<String> ids = new LinkedHashSet<>();
    rows.forEach(row -> ids.add(row.id()));
    ClipFiles files = ClipFiles.in(config.root(), new FileIds(List.copyOf(ids), problems));
    Set<String> missing = new LinkedHashSet<>(config.streams());
    missing.removeAll(files.streams());
    for (String stream : missing) {
      problems.add(
          String.format(
              Locale.ROOT,
              "dataset.streams: '%s' must have a file for some id but has none; there are %s.",
              stream,
              FirstFew.of(files.streams())));
    }
    if (files.streams().isEmpty() && !ids.isEmpty()) {
      problems.add(noFile(files, ids.iterator().next()));
    }
    Optional<Target.Classes> target = labels.target();
    problems.throwIfAny();
    return dataset(rows, files, target.orElseThrow());
  }

  private String noFile(ClipFiles files, String id) {
    return String.format(
        Locale.ROOT,
        "no id, such as '%s', has a file in %s%s. Feature files are STREAM/ID.npy, ID/STREAM.npy or"
            + " ID.STREAM.npy, or npz, safetensors.",
        id,
        config.root(),
        files.unlisted().isEmpty()
            ? files.lost().isEmpty() ? "" : ", where links lead nowhere"
            : String.format(
                Locale.ROOT,
                ", where %d of other names are, such as %s",
                files.unlisted().size(),
                config.root().relativize(files.unlisted().get(0))));
  }

  private ListedDataset dataset(
      List<RowReading.Read> rows, ClipFiles files, Target.Classes target) {
    List<Recording> recordings = new ArrayList<>();
    List<Damage> damage = new ArrayList<>();
    for (RowReading.Read row : rows) {
      Map<String, StreamSource> streams = new LinkedHashMap<>();
      files
          .of(row.id())
          .forEach(
              (stream, path) -> {
                if (config.streams().isEmpty() || config.streams().contains(stream)) {
                  streams.put(
                      stream,
                      new StreamSource.InFile(path, Optional.empty(), Optional.of("array")));
                }
              });
      if (streams.isEmpty()) {
        String reason =
            String.format(Locale.ROOT, "%s: line %d: no stream has a file", file, row.line());
        damage.add(new Damage(row.id(), "", reason, true));
      } else {
        Optional<org.polyfuse.api.data.Label> label =
            row.label().flatMap(text -> LabelSet.of(target, text));
        recordings.add(new Recording(row.id(), label, row.groups(), row.split(), streams));
      }
    }
    List<String> remarks = new ArrayList<>();
    labels.remarks().forEach(line -> remarks.add(file + ": " + line));
    if (!files.lost().isEmpty()) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: %d feature files are links that lead nowhere, such as %s",
              config.root(),
              files.lost().size(),
              files.lost().get(0).getFileName()));
    }
    if (!files.unlisted().isEmpty()) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: %d feature files have no row in %s",
              config.root(),
              files.unlisted().size(),
              file.getFileName()));
    }
    return new ListedDataset(target, recordings, damage, remarks);
  }
}
