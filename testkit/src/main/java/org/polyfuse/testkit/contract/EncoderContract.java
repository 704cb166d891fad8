package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/**
 * What holds for every encoder, and for what it prepares ahead of the network if it does. To be
 * extended with {@link #factory()}.
 */
public abstract class EncoderContract extends BlockContract<EncoderFactory<?>, Encoder> {

  /** For the extending class. */
  protected EncoderContract() {}

  /**
   * Inputs to try; those that the encoder refuses are left out. At first vectors, points in space
   * and small pictures.
   */
  protected List<SequenceShape> inputs() {
    return List.of(
        SequenceShape.of(40, 0.01),
        new SequenceShape(new Shape(3, 24), 0.01),
        new SequenceShape(new Shape(3, 32, 32), 0.04));
  }

  /** How the values of steps are drawn; normal with deviation 1 at first. */
  protected Init values() {
    return Init.normal(1);
  }

  @Override
  protected final Class<?> spi() {
    return EncoderFactory.class;
  }

  @Override
  final List<Trial<Encoder>> trials() {
    Trial.Taken<Encoder> trials = new Trial.Taken<>();
    for (Record settings : settings()) {
      for (SequenceShape input : inputs()) {
        trials.add(
            settings + " on steps " + input.step(),
            () -> {
              SequenceShape prepared = prepared(settings, input);
              return new SequenceTrial<>(
                  settings,
                  prepared,
                  values(),
                  () -> create(settings, prepared),
                  EncoderContract::run);
            });
      }
    }
    return trials.taken();
  }

  /** What the network sees of an input. */
  private SequenceShape prepared(Record settings, SequenceShape input) {
    try (PreparationTrial trial = preparation(settings, input)) {
      return trial.output();
    }
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private PreparationTrial preparation(Record settings, SequenceShape input) {
    return new PreparationTrial(
        input,
        values(),
        ((EncoderFactory<Record>) factory()).preparation(resolved(settings), input));
  }

  /** Checks what is prepared, if anything is, of each input that is not refused. */
  private void everyPreparation(Consumer<PreparationTrial> check) {
    for (Record settings : settings()) {
      for (SequenceShape input : inputs()) {
        try (PreparationTrial trial = preparation(settings, input)) {
          if (trial.isThere()) {
            check.accept(trial);
          }
        } catch (IllegalArgumentException refused) {
          // trials() fails if no input is taken
        } catch (AssertionError e) {
          throw new AssertionError(
              String.format(
                  Locale.ROOT, "%s on steps %s: %s", settings, input.step(), e.getMessage()),
              e);
        }
      }
    }
  }

  @Test
  void what_it_prepares_is_shaped_and_timed_as_it_says() {
    everyPreparation(trial -> clips().steps().forEach(trial::isAsItSays));
  }

  @Test
  void it_prepares_the_same_each_time_and_leaves_its_input_alone() {
    everyPreparation(trial -> clips().steps().forEach(trial::isRepeatable));
  }

  @Test
  void it_prepares_the_same_on_several_threads() {
    everyPreparation(trial -> trial.isSafeFromSeveralThreads(clips().steps()));
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private Encoder create(Record settings, SequenceShape input) {
    return ((EncoderFactory<Record>) factory()).create(resolved(settings), input);
  }

  private static List<NDArray> run(Encoder encoder, Pass pass, Sequence input) {
    Sequence encoded = encoder.encode(pass, input);
    return List.of(Masks.apply(encoded.values(), encoded.mask(), 1), encoded.mask());
  }

  @Test
  void shape_and_timing_are_those_declared() {
    everyTrial(
        (trial, run) -> {
          Encoder encoder = run.part();
          List<NDArray> encoded = run.evaluate(clips());
          int steps = encoder.timing().steps(clips().padded());
          assertThat(encoded.get(0))
              .as("encoded steps, declared as %s", encoder.output())
              .hasShape(clips().size(), steps, encoder.output().channels());
          assertThat(encoded.get(1)).as("mask").hasShape(clips().size(), steps);
          for (int n = 0; n < clips().size(); n++) {
            int valid = encoder.timing().steps(clips().steps().get(n));
            float[] expected = new float[steps];
            java.util.Arrays.fill(expected, 0, valid, 1);
            assertThat(Rows.of(encoded.get(1), n))
                .as("mask of a recording of %d steps", clips().steps().get(n))
                .isEqualToExactly(expected);
          }
        });
  }

  @Test
  void a_piece_is_encoded_as_in_the_whole_if_it_says_so() {
    everyTrial(
        (trial, run) -> {
          Encoder encoder = run.part();
          if (!encoder.stepwise()) {
            return;
          }
          Map<String, NDArray> whole = run.inputs(clips().alone(0));
          int all = clips().steps().get(0);
          assertThat(encoder.timing().steps(all)).as("encoded steps of %d", all).isEqualTo(all);
          NDArray before = piece(run, whole, ":, :" + all / 3);
          NDArray after = piece(run, whole, String.format(Locale.ROOT, ":, %d:", all / 3));
          Rows.assertClose(
              List.of(before.concat(after, 1)),
              run.evaluate(whole).subList(0, 1),
              "encoded in two pieces as a stepwise encoder can");
        });
  }

  private static NDArray piece(TrialRun<Encoder> run, Map<String, NDArray> whole, String steps) {
    Map<String, NDArray> piece = new LinkedHashMap<>(whole);
    piece.replaceAll((name, array) -> array.get(new NDIndex(steps)));
    return run.evaluate(piece).get(0);
  }

  @Test
  void every_encoded_step_has_its_time() {
    everyTrial(
        (trial, run) -> {
          Timing timing = run.part().timing();
          for (int steps : clips().steps()) {
            double[] input = IntStream.range(0, steps).mapToDouble(i -> (i + 0.5) * 0.01).toArray();
            double[] centres = timing.centres(input, 0.01);
            assertThat(centres).as("centres of %d steps", steps).hasSize(timing.steps(steps));
            for (double centre : centres) {
              assertThat(centre).isNotNegative().isFinite();
            }
            assertThat(centres).as("centres").isSorted();
          }
        });
  }
}
