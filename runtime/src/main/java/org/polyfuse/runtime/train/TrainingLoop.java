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
import org.polyfuse.runtime.study.TrainingSection.OnDivergence;

/** Trains one system on one fold. For one thread. */
public final class TrainingLoop {

  /** Each halves the learning rate; what does not train at a sixteenth has other reasons. */
  private static final int MOST_RESTORES = 4;

  private final LoopPlan plan;
  private final TrainingSession session;
  private final CheckpointStore checkpoints;
  private final Progress progress;
  private final StopSignal stop;
  private final Divergence divergence;
  private LoopState state = new LoopState();
  private boolean toldOfValidation;

  /** Of the weights that are to be kept so far; empty if these are an earlier process's. */
  private Optional<PartResult> chosen = Optional.empty();

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
    this.divergence = new Divergence(plan, session.weights());
  }

  /**
   * Trains until the last epoch, or until patience ends. The session then holds the weights that
   * were chosen.
   *
   * @throws InterruptedRunException if it was asked to stop; the state is saved
   */
  public Trained run(List<Example> train, List<Example> validation) {
    checkpoints.resume(session).ifPresent(this::goOn);
    keepStart();
    while (!state.finished) {
      try {
        trainEpoch(train);
        divergence.check(session.weights());
      } catch (DivergedException e) {
        beginEpochAnew(e);
        continue;
      }
      Optional<PartResult> result = validate(validation);
      result.ifPresent(this::keepIfBest);
      state.finished = state.epoch == plan.epochs() || isOutOfPatience();
      state.nextEpoch();
      keepStart();
      checkpoints.save(state, session);
    }
    state.best.ifPresent(best -> session.assign(best.weights()));
    int epoch = state.best.map(Best::epoch).orElse(state.epoch - 1);
    return new Trained(epoch, state.trainSeconds, List.copyOf(state.history), judged(validation));
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

  /** The start of an epoch, if it may have to begin anew; part of each checkpoint. */
  private void keepStart() {
    if (state.step == 0 && plan.training().onDivergence() == OnDivergence.RESTORE) {
      state.start = Optional.of(EpochStart.of(session));
    }
  }

  private void beginEpochAnew(DivergedException diverged) {
    if (state.start.isEmpty() || state.restores == MOST_RESTORES) {
      throw Divergence.refusal(diverged, state.restores);
    }
    state.start.get().restore(session);
    state.beginAnew();
    checkpoints.save(state, session);
    progress.warn(
        String.format(
            Locale.ROOT,
            "training: %s. The epoch begins anew with learning rate %s, half of what it was (%d of %d times)",
            diverged.getMessage(),
            learningRate(),
            state.restores,
            MOST_RESTORES));
  }

  private double learningRate() {
    return plan.learningRate(state.epoch) * Math.pow(0.5, state.restores);
  }

  private void trainEpoch(List<Example> train) {
    List<List<Example>> batches = plan.batches(train, state.epoch);
    double learningRate = learningRate();
    if (state.step > 0) { // goes on behind it
      divergence.at(
          batches.get(state.step - 1), state.epoch, state.step, batches.size(), learningRate);
    }
    try (BatchStream planned = new BatchStream(planned(batches))) {
      while (state.step < batches.size()) {
        stepOn(planned, batches.get(state.step), batches.size(), learningRate);
        if (stop.isStopping()) {
          saveWhole();
          throw new InterruptedRunException(
              String.format(
                  Locale.ROOT, "fold %d, epoch %d, step %d", plan.fold(), state.epoch, state.step));
        }
        if (checkpoints.isDue()) {
          saveWhole();
        }
      }
    }
    report("train", state.loss(), state.accuracy(), state.seconds, state.samplesPerSecond());
  }

  /**
   * What is saved within an epoch must be worth going back to. If it is not, a later step or the
   * end of the epoch says so, wherever a checkpoint happened to be due.
   */
  private void saveWhole() {
    if (divergence.isWhole(session.weights())) {
      checkpoints.save(state, session);
    }
  }

  /** The batches of the steps that are left of this epoch. */
  private List<Callable<HostBatch>> planned(List<List<Example>> batches) {
    List<Callable<HostBatch>> planned = new ArrayList<>();
    for (int step = state.step; step < batches.size(); step++) {
      List<Example> members = batches.get(step);
      long seed = StepSeed.of(plan.seed(), plan.fold(), state.epoch, step);
      HostBatch.Stage stage = plan.stage(state.epoch, step, batches.size());
      planned.add(() -> plan.batch(members, seed, stage));
    }
    return planned;
  }

  private void stepOn(BatchStream planned, List<Example> members, int steps, double learningRate) {
    long start = System.nanoTime();
    HostBatch batch = planned.next();
    long seed = StepSeed.of(plan.seed(), plan.fold(), state.epoch, state.step);
    StepResult result = session.train(batch, seed, learningRate);
    double elapsed = (System.nanoTime() - start) / 1e9;
    divergence.at(members, state.epoch, state.step + 1, steps, learningRate);
    divergence.check(result, state.lossBefore);
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
    PartResult result = evaluate(validation);
    double seconds = (System.nanoTime() - start) / 1e9;
    tellOdd(result);
    double accuracy = result.metrics(plan.classes()).accuracy();
    report("validation", result.loss(), accuracy, seconds, validation.size() / seconds);
    return Optional.of(result);
  }

  private void tellOdd(PartResult result) {
    Optional<String> remark =
        result.remark(
            String.format(
                Locale.ROOT, "validation part of fold %d, epoch %d", plan.fold(), state.epoch),
            plan.classes());
    if (!toldOfValidation) { // once is enough
      toldOfValidation = remark.isPresent();
      remark.ifPresent(progress::warn);
    }
  }

  private void report(String split, double loss, double accuracy, double seconds, double rate) {
    HistoryRow row = new HistoryRow(plan.fold(), state.epoch, split, loss, accuracy, seconds, rate);
    state.history.add(row);
    progress.row(row, plan.epochs());
  }

  private void keepIfBest(PartResult result) {
    Optional<Double> score =
        new Selection(plan.training().select(), plan.metrics()).score(result, plan.classes());
    boolean better =
        score.isPresent() && state.best.map(best -> score.get() > best.score()).orElse(true);
    if (better || state.best.isEmpty()) {
      chosen = Optional.of(result);
    }
    if (better) {
      state.best = Optional.of(new Best(state.epoch, score.get(), session.weights()));
    }
  }

  private boolean isOutOfPatience() {
    int patience = plan.training().select().patience();
    return patience > 0
        && state.best.map(best -> state.epoch - best.epoch() >= patience).orElse(false);
  }

  /** What the weights that are kept say of the part that selected them. */
  private Optional<PartResult> judged(List<Example> validation) {
    if (validation.isEmpty()) {
      return Optional.empty();
    }
    PartResult result = chosen.orElseGet(() -> evaluate(validation));
    if (!(plan.fusion() instanceof Tunable tunable)) {
      return Optional.of(result);
    }
    session.assign(plan.named(tunable.tune(result.towers(), result.labels())));
    return Optional.of(evaluate(validation));
  }

  private PartResult evaluate(List<Example> validation) {
    return PartEvaluation.run(session, plan.batchPlan(), validation);
  }
}
