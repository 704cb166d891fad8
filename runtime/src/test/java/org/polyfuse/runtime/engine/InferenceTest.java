package org.polyfuse.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.run.SmallSystem;

class InferenceTest {

  private static final int THREADS = 8;

  @Test
  void eight_threads_get_what_one_gets() throws Exception {
    SmallSystem system = SmallSystem.of();
    List<HostBatch> batches = new ArrayList<>();
    for (Example each : system.train()) {
      batches.add(system.batch(List.of(each)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (InferenceSession session = SmallSystem.engine().infer(system.sessionPlan())) {
      List<List<Integer>> alone = batches.stream().map(batch -> bits(session, batch)).toList();
      List<Callable<List<Integer>>> work = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        batches.forEach(batch -> work.add(() -> bits(session, batch)));
      }
      List<Future<List<Integer>>> results = threads.invokeAll(work);
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(alone.get(i % alone.size()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Integer> bits(InferenceSession session, HostBatch batch) {
    return Steps.bits(session.evaluate(batch).posteriors());
  }

  @Test
  void a_recording_alone_gets_what_it_gets_among_others() {
    SmallSystem system = SmallSystem.of();
    List<Example> members = system.train().subList(0, 7);
    try (InferenceSession session = SmallSystem.engine().infer(system.sessionPlan())) {
      float[] together = session.evaluate(system.batch(members)).posteriors();
      for (int n = 0; n < members.size(); n++) {
        float[] alone = session.evaluate(system.batch(members.subList(n, n + 1))).posteriors();
        for (int k = 0; k < 4; k++) {
          assertThat(together[n * 4 + k]).isCloseTo(alone[k], within(1e-6f));
        }
      }
    }
  }

  @Test
  void a_recording_without_one_stream_is_learnt_from_and_predicted() {
    SmallSystem system = SmallSystem.of();
    for (String kept : List.of("audio", "face")) {
      Example partial = only(system.train().get(0), kept);
      HostBatch batch = system.batch(List.of(partial, system.train().get(1)));
      try (TrainingSession session = system.session()) {
        assertThat(session.train(batch, 1, 1e-2).loss()).isFinite();
        HostOutputs outputs = session.evaluate(system.batch(List.of(partial)));
        assertSumsToOne(outputs.posteriors());
        String absent = kept.equals("audio") ? "face" : "audio";
        assertThat(outputs.attention().get(absent).values()).containsOnly(0f);
      }
    }
  }

  @Test
  void a_recording_of_a_tenth_of_a_second_is_learnt_from_and_predicted() {
    SmallSystem system = SmallSystem.of();
    Example whole = system.train().get(0);
    Map<String, HeldFeatures> features = new LinkedHashMap<>();
    whole
        .features()
        .forEach((name, each) -> features.put(name, HeldFeatures.of(firstStep(each.get()))));
    Example brief = new Example(whole.recording(), features, whole.label(), 0.1);
    try (TrainingSession session = system.session()) {
      assertThat(session.train(system.batch(List.of(brief)), 1, 1e-2).loss()).isFinite();
      assertSumsToOne(session.evaluate(system.batch(List.of(brief))).posteriors());
    }
  }

  private static Features firstStep(Features whole) {
    SequenceShape shape = whole.shape();
    int size = (int) new Shape(shape.step().getShape()).size();
    return Features.uniform(java.util.Arrays.copyOf(whole.values(), size), shape);
  }

  private static Example only(Example whole, String modality) {
    Map<String, HeldFeatures> kept = Map.of(modality, whole.features().get(modality));
    return new Example(whole.recording(), kept, whole.label(), whole.seconds());
  }

  private static void assertSumsToOne(float[] posteriors) {
    float sum = 0;
    for (float each : posteriors) {
      assertThat(each).isBetween(0f, 1f);
      sum += each;
    }
    assertThat(sum).isCloseTo(1, within(1e-5f));
  }
}
