package org.polyfuse.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.polyfuse.runtime.train.HistoryRow;

class LineDisplayTest {

  private final StringWriter err = new StringWriter();
  private final LineDisplay display =
      new LineDisplay(new Output(new PrintWriter(err), new PrintWriter(err), false, false));

  @Test
  void first_and_last_epochs_of_each_fold_are_shown() {
    for (int fold = 1; fold <= 2; fold++) {
      for (int epoch = 1; epoch <= 9; epoch++) {
        epoch(fold, epoch, 9, true);
      }
    }
    display.close();
    assertThat(err.toString().lines())
        .filteredOn(line -> line.contains("epoch 1/9") || line.contains("epoch 9/9"))
        .hasSize(4);
    assertThat(err.toString())
        .contains("fold 1, epoch 1/9: train loss 0.5000, accuracy 25.0 %; validation loss")
        .contains("20 samples/s");
  }

  @Test
  void a_fold_that_ends_early_shows_its_last_epoch() {
    epoch(1, 1, 9, false);
    epoch(1, 2, 9, false);
    epoch(0, 1, 9, false);
    display.close();
    assertThat(err.toString()).contains("fold 1, epoch 2/9", "final model, epoch 1/9");
  }

  private void epoch(int fold, int epoch, int epochs, boolean validated) {
    display.step(fold, epoch, epochs, 1, 1, 0.5, 0.25, 20);
    display.row(new HistoryRow(fold, epoch, "train", 0.5, 0.25, 1, 20), epochs);
    if (validated) {
      display.row(new HistoryRow(fold, epoch, "validation", 0.4, 0.5, 1, 40), epochs);
    }
  }
}
