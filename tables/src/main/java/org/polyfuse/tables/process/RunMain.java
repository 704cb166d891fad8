package org.polyfuse.tables.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.files.UserHome;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.run.FaultText;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.StudyRunner;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.InterruptedRunException;
import org.polyfuse.runtime.train.SaveOnExit;
import org.polyfuse.runtime.train.StopSignal;

/**
 * One run of a table, in the process that was started for it. It stops when its standard input
 * ends, so that it does not outlive whoever started it.
 */
public final class RunMain {

  /** The exit code if the user can fix what went wrong. */
  public static final int USER = 2;

  /** The exit code if disk or memory did not suffice: worth another try without change. */
  public static final int LATER = 75;

  /** The exit code if it was asked to stop, and saved its state. */
  public static final int INTERRUPTED = 130;

  private static final int DONE = 0;
  private static final int FAULT = 1;
  private static final long PATIENCE_MILLIS = 60_000;

  private final PrintWriter out;
  private final PrintWriter err;

  private RunMain(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Carries out what a {@link RunOrder} says, and exits with a code that says how it ended.
   *
   * @param arguments as {@link RunOrder#arguments} gives them
   */
  public static void main(String[] arguments) {
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = new RunMain(out, err).run(List.of(arguments));
    out.flush();
    err.flush();
    System.exit(code);
  }

  private int run(List<String> arguments) {
    try {
      UserHome.replaceForLibraries();
      return run(new Arguments(arguments));
    } catch (Throwable e) { // errors of the JVM too: the table goes on and tells them
      return FaultText.print(e, err) ? USER : FAULT;
    }
  }

  private int run(Arguments arguments) {
    Plugins plugins =
        Plugins.onPath(
            Optional.ofNullable(System.getProperty("polyfuse.home"))
                .map(home -> Path.of(home, "plugins")),
            arguments.pluginPath);
    plugins.problems().forEach(problem -> tell(problem.text()));
    ConfigLoader loader = new ConfigLoader(plugins);
    StudyRunner runner = new StudyRunner(Engines.onClassPath(), new CorpusSource(plugins, loader));
    Study study = loader.load(arguments.config, List.of(), Study.class).value();
    StopSignal stop = new StopSignal();
    watchInput(stop);
    try (SaveOnExit guard = new SaveOnExit(stop, this::tell)) {
      ToldProgress progress = new ToldProgress(out, err, stop);
      runner.runIn(
          arguments.folder, study, new RunOptions(arguments.runs, false, progress, progress, stop));
      return DONE;
    } catch (InterruptedRunException e) {
      return INTERRUPTED;
    } catch (RuntimeException | OutOfMemoryError e) {
      if (FaultText.ofSurroundings(e).isEmpty()) {
        throw e;
      }
      FaultText.print(e, err);
      return LATER;
    }
  }

  private void tell(String line) {
    err.println("polyfuse: " + Shown.line(Shown.message(line)));
  }

  /** What {@link RunOrder#arguments} writes. */
  private static final class Arguments {
    final List<Path> pluginPath = new ArrayList<>();
    final Path runs;
    final Path config;
    final Path folder;

    Arguments(List<String> all) {
      int at = 0;
      for (; all.get(at).equals("--plugin-path"); at += 2) {
        pluginPath.add(Path.of(all.get(at + 1)));
      }
      runs = Path.of(all.get(at + 1)); // after --runs
      config = Path.of(all.get(at + 2));
      folder = Path.of(all.get(at + 3));
    }
  }

  private static void watchInput(StopSignal stop) {
    Thread watch =
        new Thread(
            () -> {
              awaitEnd();
              stop.stop();
              pause();
              Runtime.getRuntime().halt(INTERRUPTED); // a step that does not end
            },
            "polyfuse-parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        continue; // nothing is ever written to it
      }
    } catch (IOException e) {
      return; // it is broken, so its other end is no more
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
