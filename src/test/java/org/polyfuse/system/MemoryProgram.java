package org.polyfuse.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.apache.commons.io.FileUtils;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Toolkit;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.run.RunOptions;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.StepSeed;

/**
 * Repeats what a long process repeats, with a narrow AM-FBP from sound and markers, and ends with 1
 * if memory grows. Arguments: {@code steps}, {@code predictions} or {@code models}, how many, and
 * the engine.
 */
final class MemoryProgram {

  private static final int THREADS = 8;
  private static final int RECORDINGS = 24;

  private final Study study;
  private final BiFunction<String, Integer, Growth> watched;

  /**
   * @param watched makes what watches so many of something
   */
  MemoryProgram(String engine, BiFunction<String, Integer, Growth> watched) {
    this.watched = watched;
    this.study =
        SmallConfigs.narrow(
            "am-fbp",
            "training.batch.size=8",
            "training.epochs=1",
            "dataset.perSpeaker=8",
            "engine.name=" + engine);
  }

  /** Repeats and judges. */
  public static void main(String[] arguments) throws Exception {
    String mode = arguments.length > 0 ? arguments[0] : "steps";
    String count = arguments.length > 1 ? arguments[1] : "";
    String engine = arguments.length > 2 ? arguments[2] : "PyTorch";
    MemoryProgram program = new MemoryProgram(engine, ResidentMemory::new);
    int times = count.isEmpty() ? usual(mode) : Integer.parseInt(count);
    System.exit(program.holds(mode, times) ? 0 : 1);
  }

  private static int usual(String mode) {
    return switch (mode) {
      case "predictions" -> 100_000;
      case "models" -> 50;
      default -> 2000;
    };
  }

  /** Whether memory holds while so many of these are done. */
  boolean holds(String mode, int count) throws Exception {
    return switch (mode) {
      case "steps" -> steps(count);
      case "predictions" -> onRun(this::predictions, count);
      case "models" -> onRun(this::models, count);
      default ->
          throw new IllegalArgumentException(
              "mode: must be steps, predictions or models but was " + mode);
    };
  }

  /** Training steps, with an evaluation now and then. */
  private boolean steps(int count) {
    Assembly system = new Assembly(study, Assembly.corpus(study));
    List<HostBatch> batches = system.batches();
    Growth memory = watched.apply("steps", count);
    try (TrainingSession session = system.session("cpu")) {
      batches.forEach(session::evaluate); // an engine may record a graph for each shape
      for (int step = 1; step <= count; step++) {
        session.train(batches.get(step % batches.size()), StepSeed.of(1, step), 1e-3);
        if (step % 10 == 0) {
          session.evaluate(batches.get(step % batches.size()));
        }
        memory.done(step);
      }
      return memory.holds();
    }
  }

  /** What is repeated on a trained run. */
  interface Repeated {
    boolean of(Path run, int count) throws Exception;
  }

  /** Trains a run, and repeats something on it. */
  boolean onRun(Repeated repeated, int count) throws Exception {
    Path runs = Files.createTempDirectory("polyfuse-memory");
    try {
      Path run = Toolkit.onClassPath().train(study, RunOptions.into(runs)).folder();
      return repeated.of(run, count);
    } finally {
      FileUtils.deleteDirectory(runs.toFile());
    }
  }

  /** Predictions of one system from several threads. */
  boolean predictions(Path run, int count) throws Exception {
    List<Recording> recordings = recordings();
    Growth memory = watched.apply("predictions", count);
    AtomicInteger done = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Polyfuse polyfuse = Polyfuse.open(run)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        all.add(
            threads.submit(
                () -> {
                  for (int i = done.incrementAndGet(); i <= count; i = done.incrementAndGet()) {
                    polyfuse.predict(recordings.get(i % recordings.size()));
                    synchronized (memory) {
                      memory.done(i);
                    }
                  }
                }));
      }
      awaitAll(all);
      return memory.holds();
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaitAll(List<Future<?>> all)
      throws ExecutionException, InterruptedException {
    for (Future<?> each : all) {
      each.get();
    }
  }

  /** Systems that are opened, asked once, and closed. */
  boolean models(Path run, int count) {
    List<Recording> recordings = recordings();
    Growth memory = watched.apply("models", count);
    for (int i = 1; i <= count; i++) {
      try (Polyfuse polyfuse = Polyfuse.open(run)) {
        polyfuse.predict(recordings.get(i % recordings.size()));
      }
      memory.done(i);
    }
    return memory.holds();
  }

  /** Recordings of several lengths in memory; every fourth lacks its markers. */
  private List<Recording> recordings() {
    List<Recording> held = new ArrayList<>();
    for (Recording each : DatasetFactory.make(study.dataset().source()).recordings()) {
      if (held.size() == RECORDINGS) {
        break;
      }
      Map<String, StreamSource> streams = new LinkedHashMap<>();
      for (String name : held.size() % 4 == 3 ? List.of("audio") : List.of("audio", "markers")) {
        StreamSource.InMemory source = (StreamSource.InMemory) each.stream(name).orElseThrow();
        streams.put(name, StreamSource.of(source.stream().get()));
      }
      held.add(Recording.of(each.id(), streams));
    }
    return held;
  }
}
