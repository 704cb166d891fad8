package org.polyfuse.datasets.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.datasets.FirstFew;
import org.polyfuse.datasets.array.StoredArray;
import org.polyfuse.datasets.table.TableProblems;

/** Reads what an NPZ says of the clips of one part. */
final class NpzPartReading {

  private static final String LENGTHS = "_lengths";
  private static final String GROUP = "group.";

  private final FeaturesConfig config;
  private final String key;
  private final String split;
  private final TableProblems problems;
  private final Map<String, String> left = new LinkedHashMap<>();

  NpzPartReading(FeaturesConfig config, String key, String split, TableProblems problems) {
    this.config = config;
    this.key = key;
    this.split = split;
    this.problems = problems;
  }

  /** Reads it; empty, with a problem noted, if it has no labels. */
  Optional<NpzPart> read(Map<String, StoredArray> arrays) {
    String label = config.label().orElse("labels");
    StoredArray labels = arrays.get(label);
    if (labels == null) {
      problems.add(
          String.format(
              Locale.ROOT,
              "must hold an array %s/%s but %s/ holds %s. Set dataset.label to the array of labels.",
              key,
              label,
              key,
              FirstFew.of(arrays.keySet())));
      return Optional.empty();
    }
    Optional<LabelArray> read = labels(label, labels);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    int size = read.get().values().size();
    Map<String, List<String>> groups = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          if (isGroup(name)) {
            groups.put(name.replace(GROUP, ""), values(name, array, size));
          }
        });
    return Optional.of(
        new NpzPart(
            key, split, ids(arrays, size), read.get(), groups, streams(arrays, label, size), left));
  }

  private Optional<LabelArray> labels(String name, StoredArray array) {
    try {
      return Optional.of(LabelArray.read(array));
    } catch (IOException e) {
      problems.add(String.format(Locale.ROOT, "array '%s/%s': %s.", key, name, e.getMessage()));
      return Optional.empty();
    }
  }

  private boolean isGroup(String name) {
    return name.startsWith(GROUP) || config.groups().contains(name);
  }

  private List<String> ids(Map<String, StoredArray> arrays, int size) {
    StoredArray ids = arrays.get("id");
    if (ids != null) {
      return values("id", ids, size);
    }
    List<String> numbered = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      numbered.add(key + "-" + i);
    }
    return numbered;
  }

  /** A text a clip; several in a row are joined, as MultiBench's ids of film, start and end. */
  private List<String> values(String name, StoredArray array, int size) {
    List<String> values = new ArrayList<>();
    try {
      if (array.rows() != size) {
        throw new IOException(
            String.format(Locale.ROOT, "must hold %d values but holds %d", size, array.rows()));
      }
      List<String> names = List.of(array.names());
      int each = size == 0 ? 0 : names.size() / size;
      for (int i = 0; i < size; i++) {
        String value = String.join("_", names.subList(i * each, (i + 1) * each)).strip();
        if (value.isEmpty() || value.equals("NaN")) {
          throw new IOException(
              String.format(Locale.ROOT, "must tell it of each clip but number %d is empty", i));
        }
        values.add(value);
      }
    } catch (IOException e) {
      problems.add(String.format(Locale.ROOT, "array '%s/%s': %s.", key, name, e.getMessage()));
    }
    return values;
  }

  private List<NpzStream> streams(Map<String, StoredArray> arrays, String label, int size) {
    List<NpzStream> streams = new ArrayList<>();
    arrays.forEach(
        (name, array) -> {
          if (isStream(name, array, label)) {
            if (array.rows() != size) {
              problems.add(
                  String.format(
                      Locale.ROOT,
                      "array '%s/%s': must hold %d clips, as many as labels, but holds %d.",
                      key,
                      name,
                      size,
                      array.rows()));
            }
            Optional<float[]> lengths = lengths(name, arrays.get(name + LENGTHS), size);
            String place =
                String.format(Locale.ROOT, "%s: array '%s/%s'", config.root(), key, name);
            streams.add(
                new NpzStream(name, place, array, lengths, config.padding(), config.stepSeconds()));
          }
        });
    for (String wanted : config.streams()) {
      if (left.containsKey(wanted)) {
        problems.add(
            String.format(Locale.ROOT, "array '%s/%s': %s.", key, wanted, left.get(wanted)));
      } else if (streams.stream().noneMatch(stream -> stream.name().equals(wanted))) {
        problems.add(
            String.format(
                Locale.ROOT,
                "must hold an array %s/%s of clips but %s/ holds %s. Correct dataset.streams.",
                key,
                wanted,
                key,
                FirstFew.of(arrays.keySet())));
      }
    }
    return streams;
  }

  private boolean isStream(String name, StoredArray array, String label) {
    boolean tells = NpzLabels.isNames(name, array, label) || name.endsWith(LENGTHS);
    if (name.equals(label) || name.equals("id") || isGroup(name) || tells) {
      return false;
    }
    if (!config.streams().isEmpty() && !config.streams().contains(name)) {
      return false;
    }
    Optional<String> unfit = NpzStream.unfit(array);
    unfit.ifPresent(why -> left.put(name, why));
    return unfit.isEmpty();
  }

  private Optional<float[]> lengths(String name, @Nullable StoredArray array, int size) {
    if (array == null) {
      return Optional.empty();
    }
    try {
      float[] lengths = array.numbers();
      if (lengths.length != size) {
        throw new IOException(
            String.format(Locale.ROOT, "must hold %d lengths but holds %d", size, lengths.length));
      }
      return Optional.of(lengths);
    } catch (IOException e) {
      problems.add(
          String.format(Locale.ROOT, "array '%s/%s%s': %s.", key, name, LENGTHS, e.getMessage()));
      return Optional.empty();
    }
  }
}
