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
import java.util.regex.Pattern;
import org.polyfuse.runtime.cli.InProcess;

/** All that is fuzzed, by name. Configs and tables first. */
final class Subjects {

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
      folder(layout, () -> data.corpus(layout), "^corpus/", "inspect @/config.yaml");
    }
    folder(
        "manifest",
        data::media,
        "recordings\\.|clips/",
        "inspect @/csv.yaml",
        "inspect @/jsonl.yaml");
    folder(
        "arrays",
        data::arrays,
        "own/|npz",
        "inspect @/own.yaml",
        "inspect @/stored.yaml",
        "inspect @/packed.yaml");
    folder(
        "recording",
        runs::trained,
        "clips/",
        "predict @/runs/fuzz audio=@/clips/a.wav markers=@/clips/a.txt sensor=@/clips/a.npy",
        "predict @/runs/fuzz audio=@/clips/b.wav sensor=@/clips/b.npy",
        "predict @/runs/fuzz audio=@/clips/c.wav sensor=@/clips/c.npz",
        "predict @/runs/fuzz audio=@/clips/d.wav sensor=@/clips/d.npz",
        "predict @/runs/fuzz audio=@/clips/a.wav@0.1-0.3 sensor=@/clips/e.safetensors");
    folder(
        "predictions",
        runs::trained,
        "^recordings|clips/",
        "predict @/runs/fuzz --manifest @/recordings.csv --output @/out.csv",
        "predict @/runs/fuzz --manifest @/recordings.jsonl --output @/out.csv");
    folder(
        "run",
        runs::trained,
        "^runs/",
        "evaluate @/runs/fuzz",
        "report @/runs/fuzz",
        "predict @/runs/fuzz audio=@/clips/a.wav",
        "export @/runs/fuzz --output @/out");
    folder("checkpoint", runs::interrupted, "^runs/", "run @/config.yaml --runs @/runs");
    folder("network", own::network, "", "import @/small.json @/out");
    folder("plugins", own::plugins, "path/", "plugins --plugin-path @/path");
  }

  private interface Template {
    Path folder() throws IOException;
  }

  private void folder(String name, Template template, String victims, String... commands) {
    makers.put(
        name,
        () ->
            new FolderSubject(
                name, template.folder(), Pattern.compile(victims), List.of(commands)));
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
