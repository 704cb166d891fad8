package org.polyfuse.tables.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.train.InterruptedRunException;
import org.polyfuse.tables.plan.RunPlan;
import org.polyfuse.tables.plan.TablePlan;
import org.polyfuse.tables.process.RunMain;
import org.polyfuse.tables.process.RunOrder;
import org.polyfuse.tables.process.StartedRun;

/**
 * Runs what is not done yet, several at once, each when the runs are done that it starts from. One
 * that fails does not stop the others. For one call, on one thread.
 */
public final class TrainingQueue {

  private static final int TERMINATED = 143;

  /** As the system ends processes when memory runs out. */
  private static final int KILLED = 137;

  private static final long POLL_MILLIS = 100;

  private final TablePlan plan;
  private final TableOptions options;
  private final JobFiles files;
  private final Estimate estimate = new Estimate();
  private final Set<Path> done = new HashSet<>();
  private final Set<Path> failed = new HashSet<>();
  private final List<RunPlan> waiting = new ArrayList<>();
  private final Map<RunPlan, Running> running = new LinkedHashMap<>();
  private final BlockingQueue<Ended> ends = new LinkedBlockingQueue<>();
  private final Queue<String> warnings = new ConcurrentLinkedQueue<>();

  /** A run's process, since when it runs, and how far it is. */
  private static final class Running {
    final StartedRun process;
    final long start = System.nanoTime();
    volatile double share;

    Running(StartedRun process) {
      this.process = process;
    }
  }

  private record Ended(RunPlan run, int code) {}

  /** Of the runs of a plan. */
  public TrainingQueue(TablePlan plan, TableOptions options) {
    this.plan = plan;
    this.options = options;
    this.files = new JobFiles(plan.folder());
  }

  /**
   * Runs them all.
   *
   * @throws InterruptedRunException if it was asked to stop; every run has saved its state
   */
  public void run() {
    sort();
    options.progress().begin(done.size(), plan.trainings().size());
    while (!running.isEmpty() || startNext()) {
      while (running.size() < options.host().atOnce() && startNext()) {
        continue;
      }
      handleNext();
    }
    if (options.stop().isStopping()) {
      throw new InterruptedRunException(
          String.format(Locale.ROOT, "%d of %d runs", done.size(), plan.trainings().size()));
    }
    waiting.forEach(this::refuseWithoutStart);
  }

  private void sort() {
    for (RunPlan each : plan.trainings()) {
      switch (files.state(each)) {
        case DONE -> {
          done.add(each.folder());
          estimate.learn(each);
          files.done(each);
        }
        case FAILED -> {
          if (options.retry()) {
            waiting.add(each);
          } else {
            failed.add(each.folder());
            String rule = "%s: failed before and is not tried again without --retry: %s";
            options
                .progress()
                .note(
                    String.format(
                        Locale.ROOT, rule, each.label(), files.failure(each).orElseThrow()));
          }
        }
        case NEW, UNFINISHED -> waiting.add(each);
      }
    }
  }

  /** Starts the first run that can be; false if there is none, or none may be started. */
  private boolean startNext() {
    if (options.stop().isStopping()) {
      return false;
    }
    for (RunPlan each : waiting) {
      if (done.containsAll(each.needs())) {
        waiting.remove(each);
        start(each);
        return true;
      }
    }
    return false;
  }

  private void start(RunPlan run) {
    Path config = files.begin(run);
    RunFinder runs = new RunFinder(plan.runs());
    List<Path> inits =
        run.study().init().stream().map(init -> runs.find(init.from())).distinct().toList();
    RunOrder order =
        new RunOrder(
            config, run.folder(), plan.runs(), inits, options.pluginPath(), files.log(run));
    Running process = new Running(options.host().start(order));
    running.put(run, process);
    options.progress().started(run);
    Thread thread = new Thread(() -> await(run, process), "polyfuse-" + run.folder().getFileName());
    thread.setDaemon(true);
    thread.start();
  }

  private void await(RunPlan run, Running process) {
    int code = -1;
    try {
      code =
          process.process.await(
              share -> process.share = share,
              warning -> warnings.add(run.label() + ": " + warning));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ends.add(new Ended(run, code));
    }
  }

  private void handleNext() {
    try {
      Ended ended = ends.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      for (String each = warnings.poll(); each != null; each = warnings.poll()) {
        options.progress().note(each);
      }
      if (ended != null) {
        handle(ended);
      }
    } catch (InterruptedException e) {
      options.stop().stop();
    }
    if (options.stop().isStopping()) {
      running.values().forEach(each -> each.process.stop());
    } else {
      double begun = running.values().stream().mapToDouble(each -> each.share).sum();
      options.progress().at((ready() + begun) / plan.trainings().size());
    }
  }

  private int ready() {
    return done.size() + failed.size();
  }

  private void handle(Ended ended) {
    RunPlan run = ended.run();
    Running process = running.remove(run);
    double seconds = process == null ? 0 : (System.nanoTime() - process.start) / 1e9;
    boolean stopped =
        options.stop().isStopping() && files.state(run) != JobState.DONE
            || ended.code() == RunMain.INTERRUPTED
            || ended.code() == TERMINATED;
    if (stopped) {
      options.stop().stop(); // whoever stopped that run meant the table
      return;
    }
    String message = "";
    if (files.state(run) == JobState.DONE) {
      done.add(run.folder());
      estimate.learn(run, seconds);
      files.done(run);
    } else {
      message = message(ended);
      fail(run, message, ended.code() == RunMain.LATER || ended.code() == KILLED);
    }
    List<RunPlan> left = new ArrayList<>(waiting);
    left.addAll(running.keySet());
    options
        .progress()
        .ended(
            run,
            message,
            seconds,
            ready(),
            plan.trainings().size(),
            estimate.of(left, options.host().atOnce()));
  }

  private void fail(RunPlan run, String message, boolean goesOn) {
    failed.add(run.folder());
    if (!goesOn) {
      files.failed(run, message);
    }
  }

  private String message(Ended ended) {
    String said = files.messages(ended.run());
    return ended.code() == RunMain.USER || ended.code() == RunMain.LATER
        ? said
        : String.format(
            Locale.ROOT,
            "its process ended with %d: %s. All that it said is in %s.",
            ended.code(),
            said,
            files.log(ended.run()));
  }

  /** What starts from a run that failed is not begun. */
  private void refuseWithoutStart(RunPlan run) {
    options
        .progress()
        .note(
            String.format(
                Locale.ROOT,
                "%s: not run, since a run that it starts from has failed: %s",
                run.label(),
                run.needs()));
  }
}
