package org.polyfuse.tables;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.folder.JsonFile;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plan.SystemPlanner;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.run.RunMetrics;
import org.polyfuse.tables.plan.RunPlan;
import org.polyfuse.tables.plan.TablePlan;
import org.polyfuse.tables.plan.TablePlanner;

/** Table files over {@code studies/tiny.yaml}, and runs that look finished without any training. */
public final class SmallTables {

  private static final Plugins PLUGINS = Plugins.onClassPath();
  private static final ConfigLoader LOADER = new ConfigLoader(PLUGINS);

  private SmallTables() {}

  static TablePlanner planner() {
    return new TablePlanner(
        LOADER, new SystemPlanner(new CorpusSource(PLUGINS, LOADER), Engines.onClassPath()));
  }

  /** Plans a table whose base is the tiny study. */
  public static TablePlan plan(Path folder, String text, String... overrides) {
    return planner().plan(write(folder, text), List.of(overrides), folder.resolve("runs"), false);
  }

  /** The same with {@code --force}. */
  public static TablePlan planAnew(Path folder, String text) {
    return planner().plan(write(folder, text), List.of(), folder.resolve("runs"), true);
  }

  /** The problems of a table, without the folder in them. */
  public static List<String> problems(Path folder, String text, String... overrides) {
    return catchThrowableOfType(PolyfuseException.class, () -> plan(folder, text, overrides))
        .problems()
        .stream()
        .map(line -> line.replace(folder + "/", ""))
        .toList();
  }

  /** A table file whose base is the tiny study. */
  static Path write(Path folder, String text) {
    try (InputStream in = SmallTables.class.getResourceAsStream("/studies/tiny.yaml")) {
      Files.write(folder.resolve("tiny.yaml"), in.readAllBytes());
      return Files.writeString(folder.resolve("table.yaml"), "table: t\nbase: tiny.yaml\n" + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Predictions of two classes: label and predicted class of each sample, as {@code "ab bb"}. */
  public static Predictions predictions(String text) {
    return predictions(text, 0.75f);
  }

  public static Predictions predictions(String text, float sure) {
    String[] samples = text.split(" ");
    List<Predictions.Row> rows = new java.util.ArrayList<>();
    for (int i = 0; i < samples.length; i++) {
      int label = "ab".indexOf(samples[i].charAt(0));
      boolean isB = samples[i].charAt(1) == 'b';
      float[] p = isB ? new float[] {1 - sure, sure} : new float[] {sure, 1 - sure};
      rows.add(
          Predictions.Row.of(
              "s" + i, 1, label < 0 ? OptionalInt.empty() : OptionalInt.of(label), p));
    }
    return new Predictions(List.of("a", "b"), rows);
  }

  /** Leaves what a finished run leaves. */
  public static void finish(RunPlan run, Predictions test, Predictions validation) {
    Path fold = run.folder().resolve("fold-1");
    validation.write(fold.resolve(RunFolder.VALIDATION));
    test.write(run.folder().resolve(RunFolder.PREDICTIONS));
    JsonFile.write(
        run.folder().resolve(RunFolder.METRICS), RunMetrics.of(test.metrics(), 100, 2.5));
  }
}
