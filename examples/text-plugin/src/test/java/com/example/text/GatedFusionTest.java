package com.example.text;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.testkit.contract.FusionContract;

class GatedFusionTest extends FusionContract {

  @Override
  protected FusionFactory<?> factory() {
    return new GatedFusion();
  }

  @Test
  void no_features_are_refused() {
    assertThatThrownBy(
            () ->
                new GatedFusion()
                    .create(
                        new GatedFusion.Settings(0),
                        List.of(new ModalityShape("audio", 3, 0.1)),
                        new Target.Classes(List.of("a", "b"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("output: must be 1 or more but was 0");
  }
}
