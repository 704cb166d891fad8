package com.example.evidence;

import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;

class DirichletTest {

  @Test
  void an_opinion_without_evidence_changes_no_other() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Dirichlet sure = new Dirichlet(manager.create(new float[][] {{40, 2, 0}}));
      Dirichlet none = new Dirichlet(manager.zeros(sure.evidence().getShape()));

      assertThat(sure.with(none).evidence()).isCloseTo(sure.evidence(), 1e-4);
      assertThat(none.with(sure).evidence()).isCloseTo(sure.evidence(), 1e-4);
    }
  }

  @Test
  void opinions_that_agree_are_surer_together() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Dirichlet one = new Dirichlet(manager.create(new float[][] {{4, 1}}));
      NDArray together = one.with(one).evidence();

      // b = (4, 1) / 7, u = 2 / 7: b b + 2 b u = (32, 5) / 49, u u = 4 / 49
      assertThat(together).isCloseTo(new float[] {16, 2.5f}, 1e-4);
    }
  }

  @Test
  void no_evidence_is_the_uniform_distribution() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Dirichlet none = new Dirichlet(manager.zeros(new ai.djl.ndarray.types.Shape(2, 4)));

      assertThat(none.uncertainty()).isCloseTo(new float[] {1, 1}, 1e-6);
      assertThat(none.divergence()).isCloseTo(new float[] {0, 0}, 1e-5);
    }
  }
}
