package org.polyfuse.runtime.corpus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource.InFile;
import org.polyfuse.api.data.Text;
import org.polyfuse.runtime.features.ModalityPlan;
import org.polyfuse.runtime.protocol.Likeness;
import org.polyfuse.runtime.protocol.Likeness.Kind;

/**
 * Finds recordings that hold the same under different ids. Features at hand tell which might, so
 * only files of these are looked at again. What people say is the same again and again: a text
 * alone is one with another only if they are one file. For one thread.
 */
final class LikeStreams {

  private final Map<String, String> streams = new LinkedHashMap<>(); // by modality
  private final Set<String> texts = new HashSet<>();
  private final Map<String, Recording> recordings = new LinkedHashMap<>();
  private final Map<String, Map<Long, List<String>>> byFeatures = new LinkedHashMap<>();

  LikeStreams(List<ModalityPlan> modalities) {
    for (ModalityPlan modality : modalities) {
      streams.put(modality.name(), modality.stream());
      byFeatures.put(modality.name(), new LinkedHashMap<>());
      if (modality.frontEnd().takes() == Text.class) {
        texts.add(modality.name());
      }
    }
  }

  /** Takes a recording with the names of its features, by modality. */
  void add(Recording recording, Map<String, Long> fingerprints) {
    recordings.put(recording.id(), recording);
    byFeatures.forEach(
        (modality, ids) -> {
          Long name = fingerprints.get(modality);
          if (name != null) {
            ids.computeIfAbsent(name, key -> new ArrayList<>()).add(recording.id());
          }
        });
  }

  /** Those that are alike, the most alike first. */
  List<Likeness> found() {
    Contents contents = new Contents(new LinkedHashMap<>(), new LinkedHashMap<>());
    List<Likeness> shared = new ArrayList<>();
    byFeatures.forEach(
        (modality, groups) -> {
          for (List<String> ids : groups.values()) {
            contents.add(modality, files(modality, ids), texts.contains(modality));
            if (ids.size() > 1 && !texts.contains(modality)) {
              shared.add(new Likeness(Kind.SHARED, ids, "stream '" + modality + "'"));
            }
          }
        });
    List<Likeness> found = new ArrayList<>(contents.same(texts));
    found.addAll(shared);
    found.addAll(new OverlappingSpans(recordings.values()).found());
    return found;
  }

  private Map<String, InFile> files(String modality, List<String> ids) {
    Map<String, InFile> files = new LinkedHashMap<>();
    for (String id : ids) {
      Optional.ofNullable(recordings.get(id))
          .flatMap(each -> each.stream(streams.getOrDefault(modality, modality)))
          .filter(InFile.class::isInstance)
          .ifPresent(source -> files.put(id, (InFile) source));
    }
    return files;
  }

  /**
   * What recordings hold, each content named by the first file that holds it.
   *
   * @param byBytes by recording and modality
   * @param textFiles by recording and modality of text; here another file is another content
   */
  private record Contents(
      Map<String, Map<String, String>> byBytes, Map<String, Map<String, String>> textFiles) {

    void add(String modality, Map<String, InFile> files, boolean isText) {
      put(byBytes, modality, LikeFiles.of(files, true));
      if (isText) {
        put(textFiles, modality, LikeFiles.of(files, false));
      }
    }

    private static void put(
        Map<String, Map<String, String>> contents, String modality, Map<String, String> found) {
      found.forEach(
          (id, content) ->
              contents.computeIfAbsent(id, key -> new TreeMap<>()).put(modality, content));
    }

    /** The same in every stream. */
    List<Likeness> same(Set<String> texts) {
      Map<Map<String, String>, List<String>> ids = new LinkedHashMap<>();
      byBytes.forEach(
          (id, bytes) -> {
            boolean onlyText = texts.containsAll(bytes.keySet());
            Map<String, String> content = onlyText ? textFiles.getOrDefault(id, bytes) : bytes;
            ids.computeIfAbsent(content, key -> new ArrayList<>()).add(id);
          });
      return ids.entrySet().stream()
          .filter(each -> each.getValue().size() > 1)
          .map(each -> new Likeness(Kind.SAME, each.getValue(), text(each.getKey())))
          .toList();
    }

    private static String text(Map<String, String> content) {
      return content.values().stream().distinct().collect(Collectors.joining(" and "));
    }
  }
}
