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
  double lossSum; // of this epoch, each recording counted once
  long right;
  long seen;
  double seconds; // of this epoch's steps
  double trainSeconds; // of all steps
  Optional<Best> best = Optional.empty();
  boolean finished;
  final List<HistoryRow> history = new ArrayList<>();

  void add(double loss, int correct, int recordings, double elapsed) {
    step++;
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
    step = 0;
    lossSum = 0;
    right = 0;
    seen = 0;
    seconds = 0;
  }
}
