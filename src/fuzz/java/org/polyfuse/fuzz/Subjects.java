package org.polyfuse.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.cli.InProcess;
import org.polyfuse.fuzz.FolderSubject.Reading;

/** All that is fuzzed, by name. Configs and tables first. */
final class Subjects {

  private static final String PREDICT = "predict @/runs/fuzz ";

  private interface Maker {
    Subject make() throws IOException;
  }

  private final Map<String, Maker> makers = new LinkedHashMap<>();

  /**
   * Knows all subjects.
   *
   * @param root where to make the templates
   * @param home the repository
   */
  Subjects(Path root, Path home) {
    TemplateFolder templates = new TemplateFolder(root);
    DataTemplates data = new DataTemplates(templates);
    RunTemplates runs = new RunTemplates(templates, data);
    HomeTemplates own = new HomeTemplates(templates, data, home);
    makers.put(
        "config",
        () ->
            new ConfigSubject("config", own.examples(), "examples", List.of("check", "@"), types())
                .without(
                    "examples/tables", "examples/three", "examples/ravdess", "examples/crema-d"));
    makers.put(
        "table",
        () ->
            new ConfigSubject(
                    "table",
                    own.examples(),
                    "examples/tables",
                    List.of("ablate", "--dry-run", "@"),
                    types())
                .without(
                    "examples/tables/crema-d.yaml",
                    "examples/tables/ravdess.yaml",
                    "examples/tables/afew-frames.yaml",
                    "examples/tables/table-2.yaml",
                    "examples/tables/table-3.yaml",
                    "examples/tables/table-4.yaml"));
    for (String layout : List.of("iemocap", "afew", "ravdess", "crema-d", "fer2013")) {
      folder(layout, () -> data.corpus(layout), new Reading("^corpus/", "inspect @/config.yaml"));
    }
    folder(
        "manifest",
        data::media,
        new Reading("\\.csv$|^clips/", "inspect @/csv.yaml"),
        new Reading("\\.jsonl$|^clips/", "inspect @/jsonl.yaml"));
    folder(
        "arrays",
        data::arrays,
        new Reading("^own/", "inspect @/own.yaml"),
        new Reading("stored.npz", "inspect @/stored.yaml"),
        new Reading("packed.npz", "inspect @/packed.yaml"));
    folder(
        "recording",
        runs::trained,
        predict("a.wav", "a.npy", "markers=@/clips/a.txt"),
        predict("b.wav", "b.npy"),
        predict("c.wav", "c.npz"),
        predict("d.wav", "d.npz"),
        predict("a.wav@0.1-0.3", "e.safetensors"));
    folder(
        "predictions",
        runs::trained,
        new Reading("csv$|^clips/", PREDICT + "--manifest @/recordings.csv --output @/out.csv"),
        new Reading(
            "jsonl$|^clips/", PREDICT + "--manifest @/recordings.jsonl --output @/out.csv"));
    folder(
        "run",
        runs::trained,
        new Reading("^runs/", "evaluate @/runs/fuzz"),
        new Reading("^runs/", "report @/runs/fuzz"),
        new Reading("^runs/", PREDICT + "audio=@/clips/a.wav"),
        new Reading("^runs/", "export @/runs/fuzz --output @/out"));
    folder(
        "checkpoint", runs::interrupted, new Reading("^runs/", "run @/config.yaml --runs @/runs"));
    folder("network", own::network, new Reading("", "import @/small.json @/out"));
    folder("plugins", own::plugins, new Reading("^path/", "plugins --plugin-path @/path"));
  }

  /** One recording, whose files are changed. */
  private static Reading predict(String audio, String sensor, String... more) {
    String files = "audio=@/clips/" + audio + " sensor=@/clips/" + sensor;
    String words = String.join(" ", more);
    String names = (files + " " + words).replaceAll("@[\\d.-]+", "");
    String victims = String.join("|", names.strip().replaceAll("\\w+=@/", "").split(" +"));
    return new Reading("^(" + victims + ")$", (PREDICT + files + " " + words).strip());
  }

  private interface Template {
    Path folder() throws IOException;
  }

  private void folder(String name, Template template, Reading... readings) {
    makers.put(name, () -> new FolderSubject(name, template.folder(), List.of(readings)));
  }

  List<String> names() {
    return List.copyOf(makers.keySet());
  }

  /** A subject; its template is made if need be. */
  Subject of(String name) throws IOException {
    Maker maker = makers.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(name + ": must be one of " + names());
    }
    return maker.make();
  }

  /** The names of all parts. */
  private static List<String> types() throws IOException {
    StringWriter out = new StringWriter();
    InProcess.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "plugins", "--json");
    List<String> names = new ArrayList<>();
    for (JsonNode name : new ObjectMapper().readTree(out.toString()).findValues("name")) {
      names.add(name.asText());
    }
    return names;
  }
}
