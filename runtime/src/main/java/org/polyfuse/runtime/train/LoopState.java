package org.polyfuse.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a training stands: everything that a checkpoint keeps beside weights and moments.
 *
 * <p>Mutable, for the training thread alone.
 */
public final class LoopState {

  int epoch = 1;
  int step; // steps made in this epoch
  double lossBefore = Double.NaN; // of the last step
  double lossSum; // of this epoch, each recording counted once
  long right;
  long seen;
  double seconds; // of this epoch's steps
  double trainSeconds; // of all steps
  Optional<Best> best = Optional.empty();
  Optional<EpochStart> start = Optional.empty(); // of this epoch, if it may begin anew
  int restores; // how often an epoch began anew
  boolean finished;
  final List<HistoryRow> history = new ArrayList<>();

  void add(double loss, int correct, int recordings, double elapsed) {
    step++;
    lossBefore = loss;
    lossSum += loss * recordings;
    right += correct;
    seen += recordings;
    seconds += elapsed;
    trainSeconds += elapsed;
  }

  double loss() {
    return seen == 0 ? 0 : lossSum / seen;
  }

  double accuracy() {
    return seen == 0 ? 0 : (double) right / seen;
  }

  double samplesPerSecond() {
    return seconds == 0 ? 0 : seen / seconds;
  }

  void nextEpoch() {
    epoch++;
    rewind();
  }

  /** Goes back to where the epoch began; the time that it took stays counted. */
  void beginAnew() {
    restores++;
    history.removeIf(row -> row.epoch() == epoch);
    rewind();
  }

  private void rewind() {
    step = 0;
    lossSum = 0;
    right = 0;
    seen = 0;
    seconds = 0;
  }
}
