package org.polyfuse.datasets.afew;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.datasets.FileTree;
import org.polyfuse.datasets.GeneratedFolder;

/** Lists the corpus once: labels and file names, no streams. */
final class AfewListing {

  private static final String READER = "ffmpeg";

  private final AfewConfig config;
  private final AfewTree tree;
  private final FeatureFiles features;
  private final List<Recording> recordings = new ArrayList<>();
  private final List<Damage> damage = new ArrayList<>();
  private final Map<String, Path> places = new HashMap<>(); // of clips
  private final AfewCounts counts = new AfewCounts();

  AfewListing(AfewConfig config) {
    this.config = config;
    this.tree = new AfewTree(config.root());
    this.features = new FeatureFiles(config.features());
  }

  AfewDataset list() {
    for (AfewPart part : AfewPart.values()) {
      if (part.isLabelled()) {
        listClasses(part);
      } else {
        listFlat(part);
      }
      checkFaces(part);
    }
    if (recordings.stream().allMatch(recording -> recording.label().isEmpty())) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "dataset.root: clips named like 000046280.avi must lie in folders of classes %s but none of '%s' does. Check the path.",
              config.classes(),
              config.root()));
    }
    boolean published =
        config.classes().size() == AfewClass.values().length
            && !GeneratedFolder.isOne(config.root());
    return new AfewDataset(
        new Target.Classes(config.classes()),
        List.copyOf(recordings),
        List.copyOf(damage),
        published ? counts.differences() : List.of());
  }

  private void listClasses(AfewPart part) {
    for (Path content : AfewTree.list(tree.part(part))) {
      String name = AfewTree.name(content);
      int known = AfewClass.folders().indexOf(name);
      if (known >= 0 && Files.isDirectory(content)) {
        listClass(part, AfewClass.values()[known], content);
      } else if (!AfewTree.isAligned(content)) {
        String what = Files.isDirectory(content) ? "is no class" : "must lie in a class's folder";
        skip(part.folder() + "/" + name, content + ": " + what + " and is left out");
      }
    }
  }

  private void listClass(AfewPart part, AfewClass label, Path folder) {
    int index = config.classes().indexOf(label.folder());
    for (Path file : index < 0 ? List.<Path>of() : AfewTree.list(folder)) {
      if (add(part, Optional.of(new Label.OfClass(index)), file)) {
        counts.count(part, label);
      }
    }
  }

  private void listFlat(AfewPart part) {
    for (Path file : AfewTree.list(tree.part(part))) {
      if (!AfewTree.isAligned(file) && add(part, Optional.empty(), file)) {
        counts.countTest();
      }
    }
  }

  private boolean add(AfewPart part, Optional<Label> label, Path file) {
    Optional<String> clip = AfewTree.clip(file);
    if (clip.isEmpty() || !Files.isRegularFile(file)) {
      skip(AfewTree.name(file), file + ": must be a clip of nine digits .avi and is left out");
      return false;
    }
    Path other = places.putIfAbsent(clip.get(), file);
    if (other != null) {
      skip(
          clip.get(),
          String.format(Locale.ROOT, "%s: lies in %s too and is left out here", file, other));
      return false;
    }
    recordings.add(
        new Recording(
            clip.get(),
            label,
            Map.of(),
            Optional.of(part.split()),
            streams(part, clip.get(), file)));
    return true;
  }

  private Map<String, StreamSource> streams(AfewPart part, String clip, Path file) {
    Map<String, StreamSource> streams = new LinkedHashMap<>();
    StreamSource film = new StreamSource.InFile(file, Optional.empty(), Optional.of(READER));
    streams.put("audio", film);
    streams.put("video", film);
    Path faces = tree.faces(part).resolve(clip);
    if (Files.isDirectory(faces)) {
      streams.put(
          "faces",
          new StreamSource.InMemory(
              Optional.empty(), () -> new AlignedFaces(faces, config.facesRate())));
    }
    features.of(clip).forEach(streams::put);
    return streams;
  }

  /** Names clips without faces where others have some, and faces without a clip. */
  private void checkFaces(AfewPart part) {
    List<Path> folders = AfewTree.list(tree.faces(part));
    for (Recording recording : folders.isEmpty() ? List.<Recording>of() : recordings) {
      if (recording.split().equals(Optional.of(part.split()))
          && !recording.streams().containsKey("faces")) {
        String reason = tree.faces(part).resolve(recording.id()) + ": is not there";
        damage.add(new Damage(recording.id(), "faces", reason, false));
      }
    }
    for (Path folder : folders) {
      if (!places.containsKey(AfewTree.name(folder))
          && config.classes().size() == AfewClass.values().length) {
        skip(AfewTree.name(folder), folder + ": has no clip in a class's folder, so no label");
      }
    }
  }

  private void skip(String recording, String reason) {
    damage.add(new Damage(recording, "", reason, true));
  }

  /** Files named like clips, by stream. */
  private static final class FeatureFiles {

    private final Map<String, Map<String, Path>> byClip = new HashMap<>();

    FeatureFiles(Map<String, Path> folders) {
      folders.forEach(this::find);
    }

    private void find(String stream, Path folder) {
      if (!Files.isDirectory(folder)) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "dataset.features.%s: must be a folder but '%s' is none. Check the path.",
                stream,
                folder));
      }
      try {
        FileTree.of(folder, Integer.MAX_VALUE)
            .files()
            .forEach(
                file ->
                    byClip
                        .computeIfAbsent(stem(file), clip -> new LinkedHashMap<>())
                        .putIfAbsent(stream, file));
      } catch (IOException e) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "dataset.features.%s: '%s' must be readable but is not (%s). Check it.",
                stream,
                folder,
                e),
            e);
      }
    }

    private static String stem(Path file) {
      String name = AfewTree.name(file);
      int dot = name.indexOf('.');
      return dot < 0 ? name : name.substring(0, dot);
    }

    Map<String, StreamSource> of(String clip) {
      Map<String, StreamSource> streams = new LinkedHashMap<>();
      byClip
          .getOrDefault(clip, Map.of())
          .forEach((stream, file) -> streams.put(stream, StreamSource.of(file)));
      return streams;
    }
  }
}
