package org.polyfuse.testkit.contract.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.train.Augmentation;
import org.polyfuse.api.train.AugmentationFactory;
import org.polyfuse.api.train.Steps;
import org.polyfuse.testkit.contract.PartContract;

/** What holds for every augmentation. To be extended with {@link #factory()}. */
public abstract class AugmentationContract extends PartContract<AugmentationFactory<?>> {

  private static final int SEEDS = 30;
  private static final float OTHERS = 1e6f;
  private static final int BEFORE = 5;
  private static final int BEHIND = 7;

  /** For the extending class. */
  protected AugmentationContract() {}

  /** Shapes of a step to try; those that the augmentation refuses are left out. */
  protected List<Shape> steps() {
    return List.of(new Shape(24), new Shape(1, 20), new Shape(3, 8, 6));
  }

  @Override
  protected final Class<?> spi() {
    return AugmentationFactory.class;
  }

  /**
   * One augmentation on steps of one shape.
   *
   * @param settings it was made with
   */
  private record Trial(Record settings, Augmentation augmentation, Shape step) {

    /** Changes a recording that lies among others in a batch; returns it. */
    float[] apply(float[] values, long seed) {
      float[] batch = new float[BEFORE + values.length + BEHIND];
      Arrays.fill(batch, OTHERS);
      System.arraycopy(values, 0, batch, BEFORE, values.length);
      int count = (int) (values.length / step.size());
      augmentation.apply(new Steps(batch, BEFORE, count, step), new SplittableRandom(seed));
      assertThat(Arrays.copyOf(batch, BEFORE)).as("what lies before").containsOnly(OTHERS);
      assertThat(Arrays.copyOfRange(batch, BEFORE + values.length, batch.length))
          .as("padding and recordings behind")
          .containsOnly(OTHERS);
      return Arrays.copyOfRange(batch, BEFORE, BEFORE + values.length);
    }

    float[] recording(int count) {
      SplittableRandom random = new SplittableRandom(17);
      float[] values = new float[count * (int) step.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      return values;
    }
  }

  private List<Trial> trials() {
    List<Trial> trials = settings().stream().flatMap(this::trials).toList();
    assertThat(trials).as("trials: steps of these shapes %s", steps()).isNotEmpty();
    return trials;
  }

  private Stream<Trial> trials(Record settings) {
    return steps().stream()
        .flatMap(
            step -> {
              try {
                return Stream.of(new Trial(settings, create(settings, step), step));
              } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).as("why %s are refused", step).isNotBlank();
                return Stream.empty();
              }
            });
  }

  private Augmentation create(Record settings, Shape step) {
    return typed().create(resolved(settings), step);
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private AugmentationFactory<Record> typed() {
    return (AugmentationFactory<Record>) factory();
  }

  @Test
  void its_seed_is_the_setting_of_that_name() throws ReflectiveOperationException {
    RecordComponent seed =
        Stream.of(factory().configType().getRecordComponents())
            .filter(component -> component.getName().equals("seed"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("a setting 'seed' is needed but there is none"));
    for (Record settings : settings()) {
      assertThat(seed.getAccessor().invoke(settings)).isEqualTo(typed().seed(settings));
    }
  }

  @Test
  void equal_seeds_change_a_recording_equally() {
    for (Trial trial : trials()) {
      for (long seed = 0; seed < SEEDS; seed++) {
        float[] recording = trial.recording(9);
        assertThat(trial.apply(recording, seed))
            .as("%s, steps %s", trial.settings(), trial.step())
            .isEqualTo(trial.apply(recording, seed));
      }
    }
  }

  @Test
  void another_augmentation_of_the_same_settings_does_the_same() {
    for (Trial trial : trials()) {
      float[] recording = trial.recording(9);
      trial.apply(recording, 3); // would be remembered by one that holds state
      Augmentation other = create(trial.settings(), trial.step());
      Trial anew = new Trial(trial.settings(), other, trial.step());
      assertThat(anew.apply(recording, 4)).isEqualTo(trial.apply(recording, 4));
    }
  }

  /** On steps of one shape at least: a mask may find nothing to hide in small ones. */
  @Test
  void it_changes_something_now_and_then() {
    assertThat(trials(settings().get(0)).anyMatch(AugmentationContract::changes))
        .as("changes of any recording")
        .isTrue();
  }

  private static boolean changes(Trial trial) {
    float[] recording = trial.recording(20);
    return LongStream.range(0, SEEDS)
        .anyMatch(seed -> !Arrays.equals(trial.apply(recording, seed), recording));
  }

  @Test
  void numbers_stay_numbers_in_short_long_and_constant_recordings() {
    for (Trial trial : trials()) {
      float[] constant = new float[3 * (int) trial.step().size()];
      Arrays.fill(constant, 2);
      Stream.of(trial.recording(1), trial.recording(2), trial.recording(200), constant)
          .forEach(
              recording -> {
                for (long seed = 0; seed < SEEDS / 3; seed++) {
                  for (float value : trial.apply(recording, seed)) {
                    assertThat(Float.isFinite(value))
                        .as("%s, steps %s", trial.settings(), trial.step())
                        .isTrue();
                  }
                }
              });
    }
  }
}
