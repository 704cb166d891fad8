package org.polyfuse.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.nn.SequenceShape;

class FeatureMemoryTest {

  private static final SequenceShape SHAPE = SequenceShape.of(5, 0.1);

  private static Features drawn(int steps, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[5 * steps];
    for (int i = 0; i < values.length; i++) {
      values[i] = seed % 2 == 0 ? (float) random.nextGaussian() : random.nextInt(256) / 255f;
    }
    return Features.uniform(values, SHAPE);
  }

  @Test
  void what_does_not_fit_lies_on_disk_and_comes_back_bit_by_bit() {
    FeatureMemory memory = new FeatureMemory(28L * 3000);
    List<HeldFeatures> held = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      held.add(memory.keep(drawn(1000 + 7000 * (i % 3), i)));
    }
    assertThat(held.stream().filter(each -> each instanceof SpilledFeatures).count()).isEqualTo(5);
    assertThat(memory.spilled()).isPositive();
    for (int i = 7; i >= 0; i--) {
      Features expected = drawn(1000 + 7000 * (i % 3), i);
      assertThat(held.get(i).steps()).isEqualTo(expected.steps());
      assertThat(held.get(i).shape()).isEqualTo(SHAPE);
      assertThat(held.get(i).get().values()).isEqualTo(expected.values());
      assertThat(held.get(i).get().centres()).isEqualTo(expected.centres());
    }
  }

  @Test
  void shades_of_pictures_take_a_byte_each_and_nothing_else_does() {
    assertThat(PackedValues.form(drawn(100, 1).values())).isEqualTo(PackedValues.Form.SHADES);
    assertThat(PackedValues.form(drawn(100, 2).values())).isEqualTo(PackedValues.Form.FLOATS);
    for (float odd : new float[] {-0f, Float.NaN, 1.0001f, -1e-9f, 256 / 255f, 1e30f}) {
      assertThat(PackedValues.form(new float[] {0, odd}))
          .as("%s", odd)
          .isEqualTo(PackedValues.Form.FLOATS);
    }
  }

  @Test
  void a_stream_of_batches_gives_what_the_plan_gives() {
    BatchPlan plan = BatchPlanTest.plan(4, 8);
    FeatureMemory none = new FeatureMemory(0);
    List<Example> examples = new ArrayList<>();
    for (Example each : BatchPlanTest.examples(11, 3)) {
      Map<String, HeldFeatures> spilled = new java.util.LinkedHashMap<>();
      each.features().forEach((name, held) -> spilled.put(name, none.keep(held.get())));
      examples.add(new Example(each.recording(), spilled, OptionalInt.of(0), each.seconds()));
    }
    List<List<Example>> batches = plan.batches(examples);
    List<Callable<HostBatch>> planned = new ArrayList<>();
    batches.forEach(members -> planned.add(() -> plan.plan(members)));
    try (BatchStream stream = new BatchStream(planned)) {
      for (List<Example> members : batches) {
        assertThat(stream.next()).usingRecursiveComparison().isEqualTo(plan.plan(members));
      }
      assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }
  }
}
