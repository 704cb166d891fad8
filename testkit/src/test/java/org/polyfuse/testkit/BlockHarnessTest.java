package org.polyfuse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockHarnessTest {

  private static final TypedCall<Toy> RUN = (toy, pass, in) -> List.of(toy.run(pass, in.get("x")));

  private static NDArray picture(NDManager manager) {
    return manager.arange(0f, 50f, 1f).reshape(2, 1, 5, 5).div(50);
  }

  @Test
  void gradients_agree_with_finite_differences() {
    try (BlockHarness<Toy> harness = BlockHarness.of(new Toy(), 3)) {
      NDArray x = picture(harness.manager());
      NDArray probe = harness.manager().ones(new Shape(2, 3));
      harness.input("x", x);
      Differentiated result = harness.differentiate(RUN, List.of(probe));

      float before = result.outputs().get(0).sum().getFloat();
      NDArray scale = harness.parameters().get("scale").getArray().duplicate();
      harness.set("scale", scale.add(harness.manager().create(new float[] {0.5f, 0, 0})));
      float after = harness.evaluate(RUN).get(0).sum().getFloat();

      assertThat(result.gradient("scale").getFloat(0) * 0.5f)
          .isCloseTo(after - before, org.assertj.core.api.Assertions.within(1e-4f));
      assertThat(result.gradient("x")).hasShape(2, 1, 5, 5).isFinite().isNotAllZero();
      assertThat(result.parameters().keySet())
          .containsExactlyInAnyOrder("conv.weight", "conv.bias", "scale");
    }
  }

  @Test
  void a_second_differentiation_does_not_see_the_first() {
    try (BlockHarness<Toy> harness = BlockHarness.of(new Toy(), 3).collecting(false)) {
      harness.input("x", picture(harness.manager()));
      Differentiated first = harness.differentiate(RUN);
      Differentiated second = harness.differentiate(RUN);
      assertThat(second.gradient("scale")).isRelativelyCloseTo(first.gradient("scale"), 1e-6);
      assertThat(second.gradient("x")).isRelativelyCloseTo(first.gradient("x"), 1e-6);
    }
  }

  @Test
  void the_seed_alone_decides_the_drawn_values() {
    try (BlockHarness<Toy> one = BlockHarness.of(new Toy(), 3);
        BlockHarness<Toy> same = BlockHarness.of(new Toy(), 3)) {
      for (String name : one.parameters().keySet()) {
        assertThat(one.parameters().get(name).getArray())
            .isEqualToExactly(same.parameters().get(name).getArray());
      }
    }
  }

  @Test
  void a_number_overload_is_caught_by_the_forced_collection() {
    TypedCall<Toy> hazardous =
        (toy, pass, in) -> {
          NDArray y = in.get("x");
          for (int i = 0; i < 3; i++) {
            y = y.mul(1f); // what no part may write
          }
          return List.of(y);
        };
    try (BlockHarness<Toy> harness = BlockHarness.of(new Toy(), 3)) {
      NDArray probe = harness.manager().ones(new Shape(2, 1, 5, 5));
      harness.input("x", picture(harness.manager()));
      NDArray gradient = harness.differentiate(hazardous, List.of(probe)).gradient("x");
      assertThatThrownBy(() -> assertThat(gradient).isRelativelyCloseTo(probe, 1e-5))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void a_wrong_shape_or_name_is_refused() {
    try (BlockHarness<Toy> harness = BlockHarness.of(new Toy(), 3)) {
      NDArray four = harness.manager().ones(new Shape(4));
      assertThatThrownBy(() -> harness.set("scale", four)).hasMessageContaining("(3)");
      assertThatThrownBy(() -> harness.set("scal", four)).hasMessageContaining("conv.weight");
    }
  }
}
