package org.polyfuse.cli.console;

import java.util.Locale;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.tables.plan.RunPlan;
import org.polyfuse.tables.run.TableProgress;

/** Shows on standard error how far a table is: a line for each run, and a bar on a terminal. */
public final class TableDisplay implements TableProgress, AutoCloseable {

  /** Nothing. */
  public static final TableProgress SILENT = TableProgress.SILENT;

  private static final int STEPS = 1000; // of the bar

  private final Output output;
  private final boolean hasBar;
  private @Nullable ProgressBar bar;

  private TableDisplay(Output output, boolean hasBar) {
    this.output = output;
    this.hasBar = hasBar;
  }

  /** One that suits the terminal. */
  public static TableDisplay of(Output output) {
    return new TableDisplay(output, !output.isQuiet() && Terminal.isStandardError());
  }

  @Override
  public void begin(int done, int all) {
    if (done > 0) {
      output.note(String.format(Locale.ROOT, "%d of %d runs are done already", done, all));
    }
    at(all == 0 ? 1 : (double) done / all);
  }

  @Override
  public void started(RunPlan run) {
    if (!hasBar) {
      output.note("runs " + run.label());
    }
  }

  @Override
  public void at(double share) {
    if (!hasBar) {
      return;
    }
    ProgressBar shown = bar;
    if (shown == null) {
      shown =
          new ProgressBarBuilder()
              .setTaskName("table")
              .setInitialMax(STEPS)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build();
      bar = shown;
    }
    shown.stepTo(Math.round(share * STEPS));
  }

  @Override
  public void ended(
      RunPlan run, String message, double seconds, int done, int all, OptionalDouble left) {
    String time =
        left.isPresent() && done < all
            ? String.format(Locale.ROOT, ", about %s left", Numbers.clock(left.getAsDouble()))
            : "";
    String what = message.isEmpty() ? "done" : "failed: " + message;
    note(
        String.format(
            Locale.ROOT,
            "%d/%d %s: %s (%s%s)",
            done,
            all,
            run.label(),
            what,
            Numbers.clock(seconds),
            time));
  }

  @Override
  public void note(String line) {
    close();
    output.note(line);
  }

  @Override
  public void close() {
    ProgressBar shown = bar;
    bar = null;
    if (shown != null) {
      shown.close();
    }
  }
}
