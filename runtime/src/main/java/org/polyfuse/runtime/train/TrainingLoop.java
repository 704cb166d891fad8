package org.polyfuse.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.polyfuse.api.nn.Tunable;
import org.polyfuse.runtime.data.BatchStream;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.engine.TrainingSession.StepResult;
import org.polyfuse.runtime.evaluate.Metrics;

/** Trains one system on one fold. For one thread. */
public final class TrainingLoop {

  private final LoopPlan plan;
  private final TrainingSession session;
  private final CheckpointStore checkpoints;
  private final Progress progress;
  private final StopSignal stop;
  private LoopState state = new LoopState();

  /** Prepares a training, or the rest of one if there is a checkpoint. */
  public TrainingLoop(
      LoopPlan plan,
      TrainingSession session,
      CheckpointStore checkpoints,
      Progress progress,
      StopSignal stop) {
    this.plan = plan;
    this.session = session;
    this.checkpoints = checkpoints;
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * Trains until the last epoch, or until patience ends. The session then holds the weights that
   * were chosen.
   *
   * @throws InterruptedRunException if it was asked to stop; the state is saved
   */
  public Trained run(List<Example> train, List<Example> validation) {
    checkpoints.resume(session).ifPresent(this::goOn);
    while (!state.finished) {
      trainEpoch(train);
      Optional<PartResult> result = validate(validation);
      result.ifPresent(this::keepIfBest);
      state.finished = state.epoch == plan.epochs() || isOutOfPatience();
      state.nextEpoch();
      checkpoints.save(state, session);
    }
    state.best.ifPresent(best -> session.assign(best.weights()));
    tune(validation);
    int chosen = state.best.map(Best::epoch).orElse(state.epoch - 1);
    return new Trained(chosen, state.trainSeconds, List.copyOf(state.history));
  }

  private void goOn(LoopState saved) {
    state = saved;
    progress.note(
        String.format(
            Locale.ROOT,
            "fold %d goes on in epoch %d after step %d",
            plan.fold(),
            state.epoch,
            state.step));
  }

  private void trainEpoch(List<Example> train) {
    List<List<Example>> batches = plan.batches(train, state.epoch);
    double learningRate = plan.learningRate(state.epoch);
    try (BatchStream planned = new BatchStream(planned(batches))) {
      while (state.step < batches.size()) {
        stepOn(planned, batches.get(state.step), batches.size(), learningRate);
        if (stop.isStopping()) {
          checkpoints.save(state, session);
          throw new InterruptedRunException(
              String.format(
                  Locale.ROOT, "fold %d, epoch %d, step %d", plan.fold(), state.epoch, state.step));
        }
        checkpoints.saveIfDue(state, session);
      }
    }
    report("train", state.loss(), state.accuracy(), state.seconds, state.samplesPerSecond());
  }

  /** The batches of the steps that are left of this epoch. */
  private List<Callable<HostBatch>> planned(List<List<Example>> batches) {
    List<Callable<HostBatch>> planned = new ArrayList<>();
    for (int step = state.step; step < batches.size(); step++) {
      List<Example> members = batches.get(step);
      long seed = StepSeed.of(plan.seed(), plan.fold(), state.epoch, step);
      planned.add(() -> plan.batch(members, seed));
    }
    return planned;
  }

  private void stepOn(BatchStream planned, List<Example> members, int steps, double learningRate) {
    long start = System.nanoTime();
    HostBatch batch = planned.next();
    long seed = StepSeed.of(plan.seed(), plan.fold(), state.epoch, state.step);
    StepResult result = session.train(batch, seed, learningRate);
    double elapsed = (System.nanoTime() - start) / 1e9;
    if (!Double.isFinite(result.loss())) {
      throw plan.diverged(state.epoch, state.step, result.loss());
    }
    state.add(result.loss(), right(result.posteriors(), members), members.size(), elapsed);
    progress.step(
        plan.fold(),
        state.epoch,
        plan.epochs(),
        state.step,
        steps,
        state.loss(),
        state.accuracy(),
        state.samplesPerSecond());
  }

  private int right(float[] posteriors, List<Example> members) {
    int right = 0;
    int classes = plan.classes().size();
    for (int i = 0; i < members.size(); i++) {
      if (PartResult.argMax(posteriors, i * classes, classes)
          == members.get(i).label().orElse(-1)) {
        right++;
      }
    }
    return right;
  }

  private Optional<PartResult> validate(List<Example> validation) {
    if (validation.isEmpty()) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    PartResult result = PartEvaluation.run(session, plan.batchPlan(), validation);
    double seconds = (System.nanoTime() - start) / 1e9;
    double accuracy = result.metrics(plan.classes()).accuracy();
    report("validation", result.loss(), accuracy, seconds, validation.size() / seconds);
    return Optional.of(result);
  }

  private void report(String split, double loss, double accuracy, double seconds, double rate) {
    HistoryRow row = new HistoryRow(plan.fold(), state.epoch, split, loss, accuracy, seconds, rate);
    state.history.add(row);
    progress.row(row, plan.epochs());
  }

  private void keepIfBest(PartResult result) {
    Optional<Double> score = score(result);
    boolean better =
        score.isPresent() && state.best.map(best -> score.get() > best.score()).orElse(true);
    if (better) {
      state.best = Optional.of(new Best(state.epoch, score.get(), session.weights()));
    }
  }

  private Optional<Double> score(PartResult result) {
    Metrics metrics = result.metrics(plan.classes());
    return switch (plan.training().select().metric()) {
      case ACCURACY -> Optional.of(metrics.accuracy());
      case UAR -> Optional.of(metrics.uar());
      case MACRO_F1 -> Optional.of(metrics.macroF1());
      case LOSS -> Optional.of(-result.loss());
      case NONE -> Optional.empty();
    };
  }

  private boolean isOutOfPatience() {
    int patience = plan.training().select().patience();
    return patience > 0
        && state.best.map(best -> state.epoch - best.epoch() >= patience).orElse(false);
  }

  /** What is chosen on validation after training, such as the weights of a mixture. */
  private void tune(List<Example> validation) {
    if (validation.isEmpty() || !(plan.fusion() instanceof Tunable tunable)) {
      return;
    }
    PartResult result = PartEvaluation.run(session, plan.batchPlan(), validation);
    session.assign(plan.named(tunable.tune(result.towers(), result.labels())));
  }
}
