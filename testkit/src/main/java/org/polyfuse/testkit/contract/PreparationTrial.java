package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;

/** What an encoder of some settings prepares of some input, if anything; closed with the trial. */
record PreparationTrial(SequenceShape input, Init values, Optional<Preparation> preparation)
    implements AutoCloseable {

  private static final int THREADS = 4;

  boolean isThere() {
    return preparation.isPresent();
  }

  /** What the network sees. */
  SequenceShape output() {
    return preparation.map(Preparation::output).orElse(input);
  }

  void isAsItSays(int steps) {
    Preparation prepared = preparation.orElseThrow();
    int expected = prepared.timing().steps(steps);
    float[] result = prepared.apply(draw(steps), steps);
    assertThat(result.length)
        .as("numbers prepared of %d steps: %d of shape %s", steps, expected, output().step())
        .isEqualTo((int) (expected * output().step().size()));
    for (float each : result) {
      assertThat(each).as("prepared numbers").isFinite();
    }
    double[] times =
        IntStream.range(0, steps).mapToDouble(i -> (i + 0.5) * input.stepSeconds()).toArray();
    double[] centres = prepared.timing().centres(times, input.stepSeconds());
    assertThat(centres).as("centres of %d steps", steps).hasSize(expected).isSorted();
  }

  void isRepeatable(int steps) {
    Preparation prepared = preparation.orElseThrow();
    float[] raw = draw(steps);
    float[] first = prepared.apply(raw, steps);
    assertThat(raw).as("the input afterwards").isEqualTo(draw(steps));
    assertThat(prepared.apply(raw, steps)).as("the second time").isEqualTo(first);
  }

  void isSafeFromSeveralThreads(List<Integer> lengths) {
    Preparation prepared = preparation.orElseThrow();
    Map<Integer, float[]> alone = new LinkedHashMap<>();
    lengths.forEach(steps -> alone.put(steps, prepared.apply(draw(steps), steps)));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        alone.forEach(
            (steps, expected) ->
                running.add(
                    threads.submit(
                        () ->
                            assertThat(prepared.apply(draw(steps), steps))
                                .as("%d steps beside other threads", steps)
                                .containsExactly(expected))));
      }
      running.forEach(PreparationTrial::await);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(Future<?> task) {
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private float[] draw(int steps) {
    return values.draw(new Shape(steps).addAll(input.step()), new SplittableRandom(steps));
  }

  @Override
  public void close() {
    preparation.ifPresent(Preparation::close);
  }
}
