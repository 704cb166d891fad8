package org.polyfuse.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Data in every layout and format that Polyfuse reads. */
final class DataTemplates {

  private static final List<String> CORPUS =
      List.of(
          "perSpeaker=2", "sessions=3", "minSeconds=0.5", "maxSeconds=0.6", "classes=[hap,sad]");

  private final TemplateFolder templates;

  DataTemplates(TemplateFolder templates) {
    this.templates = templates;
  }

  /** A corpus in the layout of a real one, and a config that reads all of it. */
  Path corpus(String layout) throws IOException {
    return templates.once(
        layout,
        folder -> {
          TemplateFolder.run(
              Stream.concat(
                      Stream.of("generate", folder + "/corpus", "--layout", layout),
                      CORPUS.stream())
                  .filter(each -> !layout.equals("fer2013") || !each.contains("Seconds"))
                  .toList());
          SmallFiles.write(folder.resolve("config.yaml"), SmallConfigs.of(layout));
        });
  }

  /** A manifest, as CSV and as JSONL, and files of every format. */
  Path media() throws IOException {
    Path iemocap = corpus("iemocap");
    Path film = TemplateFolder.first(corpus("afew"), ".avi");
    Path mocap = TemplateFolder.first(iemocap, "impro01.txt");
    return templates.once(
        "manifest",
        folder -> {
          Path clips = folder.resolve("clips");
          SmallFiles.write(clips.resolve("a.wav"), SmallFiles.wav(1, 16, 1));
          SmallFiles.write(clips.resolve("b.wav"), SmallFiles.wav(1, 24, 2));
          SmallFiles.write(clips.resolve("c.wav"), SmallFiles.wav(3, 32, 1));
          SmallFiles.write(clips.resolve("d.wav"), SmallFiles.wav(1, 8, 3));
          SmallFiles.write(clips.resolve("a.npy"), SmallFiles.features(6));
          SmallFiles.write(clips.resolve("b.npy"), SmallFiles.npy("<f8", true, "4, 4", 128));
          SmallFiles.write(
              clips.resolve("c.npz"),
              SmallFiles.npz(Map.of("features", SmallFiles.features(5)), false));
          SmallFiles.write(
              clips.resolve("d.npz"),
              SmallFiles.npz(Map.of("features", SmallFiles.features(5)), true));
          SmallFiles.write(clips.resolve("e.safetensors"), SmallFiles.safetensors(7));
          Files.copy(film, clips.resolve("film" + film.toString().replaceFirst(".*\\.", ".")));
          Files.copy(mocap, clips.resolve("a.txt"));
          manifest(folder);
        });
  }

  private static void manifest(Path folder) throws IOException {
    List<String> sounds = List.of("a.wav", "b.wav", "c.wav@0.1-0.4", "d.wav", "", "a.wav@0-0.3");
    List<String> arrays = List.of("a.npy", "b.npy", "c.npz", "d.npz", "e.safetensors", "a.npy");
    List<String> parts = List.of("train", "train", "validation", "validation", "test", "test");
    StringBuilder csv = new StringBuilder("id,label,split,speaker,audio,markers,sensor\n");
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      String sound = sounds.get(i).isEmpty() ? "" : "clips/" + sounds.get(i);
      List<String> cells =
          List.of(
              "r" + i,
              i % 2 == 0 ? "calm" : "angry",
              parts.get(i),
              "s" + i / 2 * 2,
              sound,
              i < 4 ? "clips/a.txt" : "",
              "clips/" + arrays.get(i));
      csv.append(String.join(",", cells)).append('\n');
      json.append(
          String.format(
              Locale.ROOT,
              "{\"id\": \"%s\", \"label\": \"%s\", \"split\": \"%s\", \"group\": {\"speaker\":"
                  + " \"%s\"}, \"audio\": \"%s\", \"markers\": \"%s\", \"sensor\": \"%s\"}%n",
              cells.toArray()));
    }
    SmallFiles.write(folder.resolve("recordings.csv"), csv.toString());
    SmallFiles.write(folder.resolve("recordings.jsonl"), json.toString());
    for (String kind : List.of("csv", "jsonl")) {
      SmallFiles.write(folder.resolve(kind + ".yaml"), SmallConfigs.manifest("recordings." + kind));
    }
  }

  /** Arrays in a folder with a table of labels, and a collection in one NPZ. */
  Path arrays() throws IOException {
    return templates.once(
        "arrays",
        folder -> {
          StringBuilder labels = new StringBuilder("id,label,split,speaker\n");
          Map<String, byte[]> all = new LinkedHashMap<>();
          List<String> parts = List.of("train", "valid", "test");
          for (int i = 0; i < 6; i++) {
            String name =
                List.of("sensor/c%d.npy", "sensor/c%d.npz", "c%d/sensor.safetensors").get(i % 3);
            Path file = folder.resolve("own/" + name.replace("%d", String.valueOf(i)));
            byte[] steps = SmallFiles.features(4 + i);
            SmallFiles.write(
                file,
                i % 3 == 0
                    ? steps
                    : i % 3 == 1
                        ? SmallFiles.npz(Map.of("features", steps), i == 1)
                        : SmallFiles.safetensors(4 + i));
            labels.append(
                "c"
                    + i
                    + ","
                    + (i % 2 == 0 ? "calm" : "angry")
                    + ","
                    + parts.get(i / 2)
                    + ",s"
                    + i / 2
                    + "\n");
          }
          for (String part : parts) {
            all.put(part + "/sensor", SmallFiles.npy("<f4", false, "2, 5, 4", 160));
            all.put(part + "/labels", SmallFiles.numbers(0, 1));
            all.put(part + "/id", SmallFiles.texts(List.of(part + "-one", part + "-two")));
            all.put(part + "/sensor_lengths", SmallFiles.numbers(3, 5));
          }
          SmallFiles.write(folder.resolve("own/labels.csv"), labels.toString());
          SmallFiles.write(folder.resolve("stored.npz"), SmallFiles.npz(all, true));
          SmallFiles.write(folder.resolve("packed.npz"), SmallFiles.npz(all, false));
          for (String each : List.of("own", "stored.npz", "packed.npz")) {
            SmallFiles.write(
                folder.resolve(each.replaceFirst("\\..*", "") + ".yaml"),
                SmallConfigs.features(each));
          }
        });
  }
}
