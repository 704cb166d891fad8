package org.polyfuse.datasets.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.Text;
import org.polyfuse.datasets.ListedDataset;
import org.polyfuse.datasets.table.LabelSet;
import org.polyfuse.datasets.table.LabelUse;
import org.polyfuse.datasets.table.RowReading;
import org.polyfuse.datasets.table.Table;
import org.polyfuse.datasets.table.TableProblems;
import org.polyfuse.datasets.table.TableRow;

/** Lists one manifest once. */
final class ManifestListing {

  private final ManifestConfig config;
  private final TableProblems problems;
  private final LabelSet labels;
  private final Table table;
  private final RowReading reading;
  private final Path folder;
  private final List<String> streams;
  private final MissingPaths missing;
  private final List<Damage> damage = new ArrayList<>();

  ManifestListing(ManifestConfig config) {
    this.config = config;
    this.problems = new TableProblems(config.file());
    this.labels = new LabelSet(config.classes(), "dataset.classes", problems);
    this.table = Table.read(config.file(), problems, isPrediction());
    this.reading = new RowReading(config.columns(), table, labels, problems);
    Path parent = config.file().toAbsolutePath().getParent();
    this.folder = config.folder().orElse(parent == null ? Path.of("") : parent);
    this.streams = streams();
    this.missing = new MissingPaths(problems);
  }

  /** A row and what its cells name. */
  private record Row(RowReading.Read read, Map<String, StreamSource> streams) {}

  ListedDataset list() {
    List<Row> rows = new ArrayList<>();
    for (TableRow row : table.rows()) {
      Optional<RowReading.Read> read = reading.read(row);
      Map<String, StreamSource> sources = sources(row, read);
      read.map(each -> new Row(each, sources)).ifPresent(rows::add);
    }
    missing.note();
    if (rows.isEmpty() && problems.none()) {
      problems.add("must list recordings but has no row besides its header.");
    }
    Optional<Target.Classes> target = target();
    problems.throwIfAny();
    return dataset(rows, target.orElseThrow());
  }

  /** Without any label classes are of no use, but those to predict are told by the setting. */
  private Optional<Target.Classes> target() {
    return table.rows().isEmpty() ? Optional.empty() : labels.target();
  }

  private List<String> streams() {
    for (String column : config.streams()) {
      if (!isPrediction()) { // where those that are not there count as absent
        requireColumn(column, "streams");
      }
    }
    for (String column : config.texts()) {
      requireColumn(column, "texts");
    }
    List<String> found = new ArrayList<>();
    for (String column : table.columns()) {
      boolean chosen =
          config.streams().isEmpty() ? !reading.knows(column) : config.streams().contains(column);
      if (chosen || config.texts().contains(column)) {
        found.add(column);
      }
    }
    if (found.isEmpty()) {
      problems.add(
          1,
          String.format(
              Locale.ROOT,
              "must have a column of paths for each stream%s but has %s.",
              config.streams().isEmpty() ? "" : ", one of " + config.streams(),
              table.columns()));
    }
    return found;
  }

  private boolean isPrediction() {
    return config.labels() == LabelUse.IGNORE;
  }

  private void requireColumn(String column, String setting) {
    if (!table.columns().contains(column)) {
      problems.add(
          1,
          String.format(
              Locale.ROOT,
              "must have a column '%s' but has %s. Add it, or correct dataset.%s.",
              column,
              table.columns(),
              setting));
    }
  }

  private Map<String, StreamSource> sources(TableRow row, Optional<RowReading.Read> read) {
    Map<String, StreamSource> sources = new LinkedHashMap<>();
    boolean named = false;
    for (String stream : streams) {
      Optional<String> cell = row.cell(stream);
      named |= cell.isPresent();
      cell.flatMap(text -> source(row, stream, text, read))
          .ifPresent(source -> sources.put(stream, source));
    }
    if (!named && !streams.isEmpty()) {
      problems.add(
          row.line(),
          String.format(Locale.ROOT, "must name a stream but %s are all empty.", streams));
    }
    return sources;
  }

  private Optional<StreamSource> source(
      TableRow row, String stream, String text, Optional<RowReading.Read> read) {
    if (config.texts().contains(stream)) {
      return Optional.of(text(text));
    }
    try {
      StreamCell cell = StreamCell.read(text, folder);
      if (cell.exists()) {
        Optional<String> reader = Optional.ofNullable(config.readers().get(stream));
        missing.found(stream);
        return Optional.of(new StreamSource.InFile(cell.file(), cell.span(), reader));
      }
      if (config.missing() == MissingFiles.REFUSE || read.isEmpty()) {
        missing.add(stream, row.line(), cell.file());
      } else {
        String reason =
            String.format(
                Locale.ROOT, "%s: line %d: is named but not there", cell.file(), row.line());
        damage.add(new Damage(read.get().id(), stream, reason, true));
      }
    } catch (IllegalArgumentException e) {
      problems.add(
          row.line(), String.format(Locale.ROOT, "column '%s': %s.", stream, e.getMessage()));
    }
    return Optional.empty();
  }

  private static StreamSource text(String content) {
    return new StreamSource.InMemory(Optional.of("text " + content), () -> new Text(content));
  }

  private ListedDataset dataset(List<Row> rows, Target.Classes target) {
    Set<String> skipped = damage.stream().map(Damage::recording).collect(Collectors.toSet());
    List<Recording> recordings = new ArrayList<>();
    int unlabelled = 0;
    for (Row row : rows) {
      RowReading.Read read = row.read();
      if (!skipped.contains(read.id())) {
        unlabelled += read.label().isEmpty() ? 1 : 0;
        recordings.add(
            new Recording(
                read.id(),
                read.label().flatMap(label -> LabelSet.of(target, label)),
                read.groups(),
                read.split(),
                row.streams()));
      }
    }
    List<String> remarks = new ArrayList<>();
    labels.remarks().forEach(line -> remarks.add(config.file() + ": " + line));
    if (unlabelled > 0 && labels.count() > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d recordings have no label and are neither trained nor tested on",
              config.file(),
              unlabelled,
              recordings.size()));
    }
    return new ListedDataset(target, recordings, damage, remarks);
  }
}
