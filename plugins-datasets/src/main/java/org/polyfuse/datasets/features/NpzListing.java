package org.polyfuse.datasets.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.datasets.ListedDataset;
import org.polyfuse.datasets.array.ArrayFile;
import org.polyfuse.datasets.array.StoredArray;
import org.polyfuse.datasets.table.Problems;
import org.polyfuse.datasets.table.SplitNames;

/** Lists one NPZ once: labels and ids are read, streams are not. */
final class NpzListing {

  private final FeaturesConfig config;
  private final Problems problems;

  NpzListing(FeaturesConfig config) {
    this.config = config;
    this.problems = new Problems(config.root());
  }

  ListedDataset list() {
    List<NpzPart> parts = parts();
    problems.throwIfAny();
    checkIds(parts);
    Set<String> found = new TreeSet<>();
    parts.forEach(part -> part.labels().forEach(label -> label.ifPresent(found::add)));
    Optional<NpzLabels> labels = NpzLabels.of(config.classes(), found, problems);
    problems.throwIfAny();
    return dataset(parts, labels.orElseThrow());
  }

  private List<NpzPart> parts() {
    List<NpzPart> parts = new ArrayList<>();
    Map<String, Map<String, StoredArray>> byKey = arrays();
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
              byKey.keySet()));
    }
    return parts;
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

  private static ListedDataset dataset(List<NpzPart> parts, NpzLabels labels) {
    List<Recording> recordings = new ArrayList<>();
    for (NpzPart part : parts) {
      for (int i = 0; i < part.size(); i++) {
        recordings.add(
            new Recording(
                part.ids().get(i),
                part.labels().get(i).flatMap(labels::index),
                part.groups(i),
                Optional.of(part.split()),
                part.streams(i)));
      }
    }
    return new ListedDataset(labels.target(), recordings, List.of(), List.of());
  }
}
