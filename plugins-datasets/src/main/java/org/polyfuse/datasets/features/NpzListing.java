package org.polyfuse.datasets.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.datasets.FirstFew;
import org.polyfuse.datasets.ListedDataset;
import org.polyfuse.datasets.array.ArrayFile;
import org.polyfuse.datasets.array.StoredArray;
import org.polyfuse.datasets.table.SplitNames;
import org.polyfuse.datasets.table.TableProblems;

/** Lists one NPZ once: labels and ids are read, streams are not. */
final class NpzListing {

  private static final int REMARKS = 6; // on arrays left out: two names in three parts

  private final FeaturesConfig config;
  private final TableProblems problems;
  private final List<String> remarks = new ArrayList<>();

  NpzListing(FeaturesConfig config) {
    this.config = config;
    this.problems = new TableProblems(config.root());
  }

  ListedDataset list() {
    Map<String, Map<String, StoredArray>> arrays = arrays();
    List<NpzPart> parts = parts(arrays);
    problems.throwIfAny();
    checkIds(parts);
    StepShapes.check(parts, problems);
    tellLeft(parts);
    Optional<NpzLabels> labels = labels(arrays, parts);
    problems.throwIfAny();
    return dataset(parts, labels.orElseThrow());
  }

  private List<NpzPart> parts(Map<String, Map<String, StoredArray>> byKey) {
    List<NpzPart> parts = new ArrayList<>();
    byKey.forEach(
        (key, arrays) ->
            SplitNames.of(key)
                .flatMap(split -> new NpzPartReading(config, key, split, problems).read(arrays))
                .ifPresent(parts::add));
    if (byKey.keySet().stream().noneMatch(key -> SplitNames.of(key).isPresent())) {
      problems.add(
          String.format(
              Locale.ROOT,
              "must hold arrays named train/STREAM, valid/STREAM, test/STREAM but holds %s.",
              FirstFew.of(names(byKey))));
    }
    return parts;
  }

  private static List<String> names(Map<String, Map<String, StoredArray>> byKey) {
    List<String> names = new ArrayList<>();
    byKey.forEach(
        (key, arrays) ->
            arrays.keySet().forEach(name -> names.add(key.isEmpty() ? name : key + "/" + name)));
    return names;
  }

  /** Where nothing is a stream, why not is a problem; else a remark on what cannot be one. */
  private void tellLeft(List<NpzPart> parts) {
    Map<String, String> left = new LinkedHashMap<>();
    for (NpzPart part : parts) {
      part.left().forEach((name, why) -> left.put(part.key() + "/" + name, why));
    }
    if (parts.stream().allMatch(part -> part.streams().isEmpty())) {
      problems.add("must hold a stream of clips but has none.");
      left.forEach((name, why) -> problems.add(leftOut(name, why) + "."));
      return;
    }
    left.values().removeIf(NpzStream.ONE_NUMBER::equals);
    left.entrySet().stream()
        .limit(REMARKS)
        .forEach(
            each -> remarks.add(config.root() + ": " + leftOut(each.getKey(), each.getValue())));
    if (left.size() > REMARKS) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: %,d more arrays are no streams",
              config.root(),
              left.size() - REMARKS));
    }
  }

  private static String leftOut(String name, String why) {
    return String.format(Locale.ROOT, "array '%s' is no stream: %s", FirstFew.shortened(name), why);
  }

  /** The arrays by what stands before the slash in their names, and after it. */
  private Map<String, Map<String, StoredArray>> arrays() {
    Map<String, Map<String, StoredArray>> arrays = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, StoredArray> each : ArrayFile.read(config.root()).entrySet()) {
        String name = each.getKey();
        int slash = name.indexOf('/');
        arrays
            .computeIfAbsent(name.substring(0, Math.max(slash, 0)), key -> new LinkedHashMap<>())
            .put(name.substring(slash + 1), each.getValue());
      }
    } catch (IOException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: must be an NPZ of arrays but is not: %s.",
              config.root(),
              e.getMessage()),
          e);
    }
    return arrays;
  }

  private Optional<NpzLabels> labels(
      Map<String, Map<String, StoredArray>> arrays, List<NpzPart> parts) {
    Set<String> found = new TreeSet<>();
    Set<Integer> columns = new TreeSet<>();
    for (NpzPart part : parts) {
      part.labels().values().forEach(label -> label.ifPresent(found::add));
      OptionalInt own = part.labels().columns();
      if (part.size() > 0) {
        columns.add(own.orElse(1));
      }
    }
    if (columns.size() > 1) {
      problems.add(
          String.format(
              Locale.ROOT,
              "labels must be of one shape in all parts, but they have rows of %s.",
              columns));
      return Optional.empty();
    }
    int width = columns.isEmpty() ? 1 : columns.iterator().next();
    return width == 1
        ? NpzLabels.of(config.classes(), found, problems)
        : NpzLabels.ofColumns(columnNames(arrays, width), found, problems);
  }

  private List<String> columnNames(Map<String, Map<String, StoredArray>> arrays, int columns) {
    List<String> names = config.classes();
    if (names.isEmpty()) {
      names = told(arrays, columns);
    } else if (names.size() != columns) {
      problems.add(
          String.format(
              Locale.ROOT,
              "labels are rows of %d, so dataset.classes must name as many but names %s.",
              columns,
              FirstFew.of(names)));
    }
    remarks.add(
        String.format(
            Locale.ROOT,
            "%s: labels are rows of a one and zeros; the place of the one is the class, of %s",
            config.root(),
            FirstFew.of(names)));
    return names;
  }

  private List<String> told(Map<String, Map<String, StoredArray>> arrays, int columns) {
    try {
      return NpzLabels.names(arrays, config.label().orElse("labels"), columns);
    } catch (IOException e) {
      problems.add("the names of classes cannot be read: " + e.getMessage() + ".");
      return List.of();
    }
  }

  private void checkIds(List<NpzPart> parts) {
    Map<String, String> places = new HashMap<>();
    for (NpzPart part : parts) {
      for (int i = 0; i < part.size(); i++) {
        String place = String.format(Locale.ROOT, "%s/id, number %d", part.key(), i);
        String before = places.putIfAbsent(part.ids().get(i), place);
        if (before != null) {
          problems.add(
              String.format(
                  Locale.ROOT, "%s: id '%s' is that of %s.", place, part.ids().get(i), before));
        }
      }
    }
  }

  private ListedDataset dataset(List<NpzPart> parts, NpzLabels labels) {
    List<Recording> recordings = new ArrayList<>();
    for (NpzPart part : parts) {
      for (int i = 0; i < part.size(); i++) {
        recordings.add(
            new Recording(
                part.ids().get(i),
                part.labels().values().get(i).flatMap(labels::index),
                part.groups(i),
                Optional.of(part.split()),
                part.streams(i)));
      }
    }
    return new ListedDataset(labels.target(), recordings, List.of(), remarks);
  }
}
