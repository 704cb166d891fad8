package org.polyfuse.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.train.HistoryRow;

/**
 * A line for an epoch, for logs: for the first and the last one of a fold, and for others where
 * some seconds went by since the last line. For one thread.
 */
final class LineDisplay implements Display {

  private static final long INTERVAL_NANOS = 5_000_000_000L;

  private final Output output;
  private final List<HistoryRow> epoch = new ArrayList<>(); // its rows, not shown yet
  private int epochs;
  private int firstEpoch;
  private long foldStart;
  private long lastLine = System.nanoTime();

  LineDisplay(Output output) {
    this.output = output;
  }

  @Override
  public void at(int done, int all) {
    if (isDue() && done < all) {
      line(String.format(Locale.ROOT, "features of %d of %d recordings", done, all));
    }
  }

  @Override
  public void note(String line) {
    output.note(line);
  }

  @Override
  public void warn(String line) {
    output.warn(line);
  }

  @Override
  public void step(
      int fold,
      int nowEpoch,
      int allEpochs,
      int step,
      int steps,
      double loss,
      double accuracy,
      double samplesPerSecond) {
    boolean newFold = !epoch.isEmpty() && epoch.get(0).fold() != fold;
    if (!epoch.isEmpty() && (newFold || epoch.get(0).epoch() != nowEpoch)) {
      showEpoch(newFold);
    }
    if (newFold || firstEpoch == 0) {
      foldStart = System.nanoTime();
      firstEpoch = nowEpoch;
    }
  }

  @Override
  public void row(HistoryRow row, int allEpochs) {
    epoch.add(row);
    epochs = allEpochs;
  }

  private void showEpoch(boolean last) {
    HistoryRow train = epoch.get(0);
    if (last || train.epoch() == firstEpoch || train.epoch() == epochs || isDue()) {
      String left = last ? "" : ", " + left(train.epoch()) + " left";
      line(
          String.format(
              Locale.ROOT,
              "%s, epoch %d/%d: %s; %s%s",
              EpochText.fold(train.fold()),
              train.epoch(),
              epochs,
              epoch.stream().map(EpochText::scores).collect(Collectors.joining("; ")),
              EpochText.rate(train.samplesPerSecond()),
              left));
    }
    epoch.clear();
  }

  /** Of this fold, if the epochs to come take as long as those that were made now. */
  private String left(int done) {
    double each = (System.nanoTime() - foldStart) / 1e9 / (done - firstEpoch + 1);
    return Numbers.clock(each * (epochs - done));
  }

  private boolean isDue() {
    return System.nanoTime() - lastLine >= INTERVAL_NANOS;
  }

  private void line(String text) {
    output.note(text);
    lastLine = System.nanoTime();
  }

  @Override
  public void close() {
    if (!epoch.isEmpty()) {
      showEpoch(true);
    }
  }
}
