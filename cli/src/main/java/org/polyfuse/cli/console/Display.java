package org.polyfuse.cli.console;

import org.polyfuse.runtime.data.LoadProgress;
import org.polyfuse.runtime.train.Progress;

/** Shows on standard error how far a command is. */
public interface Display extends Progress, LoadProgress, AutoCloseable {

  /** A bar on a terminal, lines elsewhere, nothing if that is wanted. */
  static Display of(Output output) {
    if (output.isQuiet()) {
      return new Silent(output);
    }
    return Terminal.isStandardError() ? new BarDisplay(output) : new LineDisplay(output);
  }

  @Override
  void close();

  /** Nothing but what went wrong. */
  record Silent(Output output) implements Display {
    @Override
    public void at(int done, int all) {}

    @Override
    public void warn(String line) {
      output.warn(line);
    }

    @Override
    public void close() {}
  }
}
