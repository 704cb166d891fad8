package org.polyfuse.encoders.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.testkit.BlockHarness;
import org.polyfuse.testkit.contract.EncoderContract;

class FrNetBEncoderTest extends EncoderContract {

  @Override
  protected EncoderFactory<?> factory() {
    return new FrNetBEncoderFactory();
  }

  @Override
  protected List<? extends Record> settings() {
    return List.of(new FrNetBConfig(0.1, 20));
  }

  @Override
  protected List<SequenceShape> inputs() {
    return List.of(pictures(1, 32, 32), pictures(3, 33, 48));
  }

  @Override
  protected int steps() {
    return 6;
  }

  private static SequenceShape pictures(long... step) {
    return new SequenceShape(new Shape(step), 0.04);
  }

  private static Encoder encoder(FrNetBConfig config, long... step) {
    return new FrNetBEncoderFactory().create(config, pictures(step));
  }

  @Test
  void at_full_size_it_has_the_contract_of_the_paper() {
    Encoder encoder = encoder(new FrNetBConfig(1, 1024), 3, 224, 224);
    assertThat(encoder.output()).isEqualTo(SequenceShape.of(1024, 0.04));
    try (BlockHarness<Encoder> harness = BlockHarness.of(encoder, 1)) {
      long numbers =
          NamedParameters.of(harness.part()).values().stream()
              .mapToLong(parameter -> parameter.getArray().size())
              .sum();
      // the 18 layers' convolutions without biases, scale and shift of each, and the last layer
      assertThat(numbers).isEqualTo(11_176_512L + 512 * 1024 + 1024);
    }
  }

  @Test
  void scales_and_shifts_of_its_normalisations_are_declared_as_such() {
    Encoder encoder = encoder(new FrNetBConfig(0.1, 20), 1, 32, 32);
    NamedParameters.of(encoder)
        .forEach(
            (name, parameter) -> {
              if (name.endsWith("gamma")) {
                assertThat(parameter.getType()).as(name).isEqualTo(Parameter.Type.GAMMA);
              } else if (name.endsWith("beta")) {
                assertThat(parameter.getType()).as(name).isEqualTo(Parameter.Type.BIAS);
              }
            });
    assertThat(NamedParameters.of(encoder).keySet()).anyMatch(name -> name.endsWith("gamma"));
  }

  @Test
  void normalised_groups_have_mean_0_and_deviation_1_in_each_picture() {
    try (BlockHarness<GroupNorm> harness = BlockHarness.of(new GroupNorm(16), 1)) {
      float[] values =
          Init.normal(3).draw(new Shape(2 * 16 * 5 * 4), new java.util.SplittableRandom(2));
      NDArray x = harness.manager().create(values, new Shape(2, 16, 5, 4));
      NDArray groups = harness.part().normalise(harness.pass(), x.add(7)).reshape(4, -1);
      assertThat(groups.mean(new int[] {1})).isCloseTo(new float[4], 1e-5);
      assertThat(groups.mul(groups).mean(new int[] {1})).isCloseTo(new float[] {1, 1, 1, 1}, 1e-3);
    }
  }

  @Test
  void brightness_contrast_and_range_of_values_change_nothing() {
    Encoder encoder = encoder(new FrNetBConfig(0.1, 20), 1, 32, 32);
    try (BlockHarness<Encoder> harness = BlockHarness.of(encoder, 1)) {
      Shape shape = new Shape(1, 2, 1, 32, 32);
      float[] values = Init.normal(1).draw(shape, new java.util.SplittableRandom(3));
      NDArray pictures = harness.manager().create(values, shape);
      NDArray mask = harness.manager().ones(new Shape(1, 2));
      NDArray once = encoder.encode(harness.pass(), new Sequence(pictures, mask)).values();
      NDArray other = pictures.mul(40).add(127);
      assertThat(once.max().getFloat()).isGreaterThan(0.1f);
      assertThat(encoder.encode(harness.pass(), new Sequence(other, mask)).values())
          .isCloseTo(once.toFloatArray(), 1e-3);
    }
  }

  @Test
  void a_picture_of_one_colour_is_no_reason_for_nan() {
    Encoder encoder = encoder(new FrNetBConfig(0.1, 20), 1, 32, 32);
    try (BlockHarness<Encoder> harness = BlockHarness.of(encoder, 1)) {
      NDArray black = harness.manager().zeros(new Shape(1, 1, 1, 32, 32));
      NDArray mask = harness.manager().ones(new Shape(1, 1));
      NDArray vector = encoder.encode(harness.pass(), new Sequence(black.add(0.5), mask)).values();
      assertThat(vector.isNaN().any().getBoolean()).isFalse();
      assertThat(vector)
          .isCloseTo(
              encoder.encode(harness.pass(), new Sequence(black, mask)).values().toFloatArray(),
              1e-5);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.01, 8 8 8 8", "0.25, 16 32 64 128", "1, 64 128 256 512", "0.3, 16 40 80 152"})
  void width_scales_channels_in_whole_groups(double width, String channels) {
    assertThat(java.util.Arrays.stream(new FrNetBConfig(width, 1).channels()).boxed().toList())
        .hasToString("[" + channels.replace(" ", ", ") + "]");
  }

  @ParameterizedTest
  @CsvSource({"3, 31, 40", "2, 64, 64", "4, 224, 224"})
  void what_is_no_picture_is_refused(long channels, long height, long width) {
    assertThatThrownBy(() -> encoder(new FrNetBConfig(1, 1024), channels, height, width))
        .hasMessageContaining(String.format(Locale.ROOT, "(%d, %d, %d)", channels, height, width))
        .hasMessageContaining("Use a front-end that gives pictures");
  }
}
