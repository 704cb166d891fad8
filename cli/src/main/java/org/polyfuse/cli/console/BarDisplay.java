package org.polyfuse.cli.console;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.names.Numbers;

/** A bar for the features and one for each fold. For one thread. */
final class BarDisplay implements Display {

  private final Output output;
  private @Nullable ProgressBar bar;
  private String task = "";

  BarDisplay(Output output) {
    this.output = output;
  }

  @Override
  public void at(int done, int all) {
    bar("features", all, 0).stepTo(done);
  }

  @Override
  public void note(String line) {
    close();
    output.note(line);
  }

  @Override
  public void warn(String line) {
    close();
    output.warn(line);
  }

  @Override
  public void step(
      int fold,
      int epoch,
      int epochs,
      int step,
      int steps,
      double loss,
      double accuracy,
      double samplesPerSecond) {
    long done = (epoch - 1L) * steps + step;
    bar(EpochText.fold(fold), (long) epochs * steps, done - 1)
        .setExtraMessage(
            String.format(
                Locale.ROOT,
                " epoch %d/%d loss %s acc %s %s/s", // 80 columns hold it
                epoch,
                epochs,
                Numbers.decimal(loss, 3),
                Numbers.percent(accuracy),
                Numbers.decimal(samplesPerSecond, 0)))
        .stepTo(done);
  }

  /** The bar of a task; a new one if another task was shown. The bar itself tells the time left. */
  private ProgressBar bar(String name, long all, long start) {
    ProgressBar shown = bar;
    if (shown == null || !name.equals(task)) {
      close();
      shown =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(all)
              .startsFrom(start, Duration.ZERO)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build();
      bar = shown;
      task = name;
    }
    return shown;
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
