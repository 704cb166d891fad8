package org.polyfuse.runtime.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.run.SmallSystem;
import org.polyfuse.runtime.study.TrainingSection.ModalityDropout;

class ModalityDropoutTest {

  @Test
  void nothing_is_dropped_unless_asked() {
    assertThat(SmallSystem.study().training().modalityDropout().isNone()).isTrue();
  }

  @Test
  void one_number_is_of_every_modality() {
    ModalityDropout dropout = dropout("training.modalityDropout=0.3");
    assertThat(dropout.of("audio")).isEqualTo(0.3);
    assertThat(dropout.of("face")).isEqualTo(0.3);
    assertThat(dropout.isNone()).isFalse();
  }

  @Test
  void a_modality_may_have_its_own() {
    ModalityDropout dropout = dropout("training.modalityDropout={share: 0.1, of: {face: 0.5}}");
    assertThat(dropout.of("audio")).isEqualTo(0.1);
    assertThat(dropout.of("face")).isEqualTo(0.5);
    assertThat(dropout("training.modalityDropout.of.face=0.5").of("audio")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "training.modalityDropout=1 | training.modalityDropout.share: must be in [0, 1) but was 1",
        "training.modalityDropout=-0.1 | share: must be in [0, 1) but was -0.1",
        "training.modalityDropout.of.face=1.5 | must be in [0, 1) each but was {face=1.5}",
        "training.modalityDropout.of.fase=0.5 | 'fase'; did you mean 'face'? Known: audio, face"
      })
  void what_is_out_of_range_or_unknown_is_refused(String setting, String message) {
    assertThatThrownBy(() -> dropout(setting))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining(message);
  }

  private static ModalityDropout dropout(String setting) {
    return SmallSystem.study(setting).training().modalityDropout();
  }
}
