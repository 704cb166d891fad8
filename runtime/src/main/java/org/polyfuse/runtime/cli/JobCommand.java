package org.polyfuse.runtime.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.run.StudyRunner;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.InterruptedRunException;
import org.polyfuse.runtime.train.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code polyfuse job}: one run of a table, in the process that {@code ablate} started for it. It
 * stops when its standard input ends, so that it does not outlive that command.
 */
@Command(name = "job", hidden = true, description = "Runs one run of a table, for 'ablate'.")
final class JobCommand implements Callable<Integer> {

  private static final long PATIENCE_MILLIS = 60_000;

  @Inject private ConfigLoader loader;
  @Inject private StudyRunner runner;
  @ParentCommand private PolyfuseCommand polyfuse;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "A config with nothing left open.")
  private Path config;

  @Parameters(index = "1", paramLabel = "FOLDER", description = "The run's folder.")
  private Path folder;

  @Override
  public Integer call() {
    Study study = loader.load(config, List.of(), Study.class).value();
    Output output = polyfuse.output();
    StopSignal stop = new StopSignal();
    watchInput(stop);
    try (SaveOnExit guard = new SaveOnExit(stop, output)) {
      JobProgress progress = new JobProgress(output, stop);
      runner.runIn(folder, study, new RunOptions(polyfuse.runs(), false, progress, progress, stop));
      return ExitCode.DONE;
    } catch (InterruptedRunException e) {
      return ExitCode.INTERRUPTED;
    } catch (RuntimeException | OutOfMemoryError e) {
      if (Failure.ofSurroundings(e).isEmpty()) {
        throw e;
      }
      Failure.report(e, output.messages());
      return ExitCode.LATER;
    }
  }

  private static void watchInput(StopSignal stop) {
    Thread watch =
        new Thread(
            () -> {
              awaitEnd();
              stop.stop();
              pause();
              Runtime.getRuntime().halt(ExitCode.INTERRUPTED); // a step that does not end
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
