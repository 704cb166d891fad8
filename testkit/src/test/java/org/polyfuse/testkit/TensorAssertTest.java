package org.polyfuse.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.byLessThan;
import static org.assertj.core.api.Assertions.within;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TensorAssertTest {

  private final NDManager manager = NDManager.newBaseManager();
  private final NDArray array = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void equal_arrays_pass() {
    assertThat(array).hasShape(2, 3).isFinite().isNotAllZero().isEqualToExactly(array.duplicate());
    assertThat(array).isCloseTo(array.add(0.01f), 0.02).isRelativelyCloseTo(array.add(6e-6f), 1e-5);
  }

  @Test
  void it_reads_as_other_assertions_do() {
    assertThat(array).hasShape(2, 3).isCloseTo(array.duplicate(), within(1e-5f));
    assertThat(array).isCloseTo(new float[] {1, 2, 3, 4, 5, 6.5f}, within(0.5));
    assertThatThrownBy(
            () -> assertThat(array).isCloseTo(new float[] {1, 2, 3, 4, 5, 6.5f}, byLessThan(0.5)))
        .hasMessageContaining("at [1, 2]: expected 6.5 but was 6.0");
    assertThatThrownBy(() -> assertThat(array).isCloseTo(array.reshape(6), within(1f)))
        .hasMessageContaining("expected shape (6) but was (2, 3)");
  }

  @Test
  void a_failure_names_the_first_and_the_worst_index_and_values() {
    NDArray other = manager.create(new float[] {1, 2, 3.1f, 4, 7, 6}, new Shape(2, 3));
    assertThatThrownBy(() -> assertThat(array).isCloseTo(other, 1e-3))
        .hasMessageContaining("first differs at [0, 2]: expected 3.1 but was 3.0")
        .hasMessageContaining("worst at [1, 1]: expected 7.0 but was 5.0");
  }

  @Test
  void a_failure_names_both_shapes() {
    assertThatThrownBy(() -> assertThat(array).isCloseTo(array.reshape(3, 2), 1))
        .hasMessageContaining("expected shape (3, 2) but was (2, 3)");
  }

  @Test
  void nan_is_never_close() {
    NDArray nan = manager.create(new float[] {1, Float.NaN});
    assertThatThrownBy(() -> assertThat(nan).isCloseTo(nan, 1)).hasMessageContaining("[1]");
    assertThatThrownBy(() -> assertThat(nan).isFinite()).hasMessageContaining("NaN at [1]");
  }
}
