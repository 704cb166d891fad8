package org.polyfuse.tables.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.tables.SmallTables;

class MixingTest {

  private static Mixing.Named named(String name, Predictions predictions) {
    return new Mixing.Named(name, predictions);
  }

  @Test
  void posteriors_are_averaged_recording_by_recording_whatever_their_order() {
    Predictions one = SmallTables.predictions("aa ab", 0.75f);
    Predictions other = SmallTables.predictions("aa aa", 1f);
    Predictions turned =
        new Predictions(other.classes(), List.of(other.rows().get(1), other.rows().get(0)));

    Predictions mean = Mixing.mean(List.of(named("one", one), named("other", turned)));

    assertThat(mean.rows()).extracting(Predictions.Row::sample).containsExactly("s0", "s1");
    assertThat(mean.rows().get(0).probabilities()).containsExactly(0.875f, 0.125f);
    assertThat(mean.rows().get(1).probabilities()).containsExactly(0.625f, 0.375f);
    assertThat(mean.rows().get(1).predicted()).isZero();
  }

  @Test
  void other_recordings_are_refused_with_the_names_of_some() {
    Mixing.Named one = named("Audio", SmallTables.predictions("aa ab ba"));
    Mixing.Named other = named("Video", SmallTables.predictions("aa"));

    assertThatThrownBy(() -> Mixing.mean(List.of(one, other)))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("Audio and Video: must be evaluated on the same recordings")
        .hasMessageContaining("2 are only in Audio (s1, s2)")
        .hasMessageContaining("0 are only in Video");
  }

  @Test
  void another_label_or_fold_is_refused() {
    Mixing.Named one = named("Audio", SmallTables.predictions("aa ab"));
    Mixing.Named other = named("Video", SmallTables.predictions("aa bb"));

    assertThatThrownBy(() -> Mixing.mean(List.of(one, other)))
        .hasMessageContaining("must have tested 's1' in the same fold with the same label");
  }

  @Test
  void weights_are_those_that_are_right_most_often_on_validation() {
    // the first is right and unsure, the second wrong and sure: only much weight on the first helps
    Predictions good = SmallTables.predictions("aa bb ab", 0.6f);
    Predictions bad = SmallTables.predictions("ab ba aa", 0.95f);

    double[] weights = Combiner.bestWeights(List.of(good, bad));

    // two are right from 0.85 on, else one; of these weights 1 has the lowest log-loss
    assertThat(weights[0]).isEqualTo(1.0);
    assertThat(weights[0] + weights[1]).isEqualTo(1, org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void equal_systems_get_equal_weights() {
    Predictions same = SmallTables.predictions("aa bb ab");

    assertThat(Combiner.bestWeights(List.of(same, same))).containsExactly(0.5, 0.5);
  }
}
