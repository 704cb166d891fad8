package org.polyfuse.encoders.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyfuse.testkit.TensorAssertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.testkit.Golden;

class SpectrogramTest {

  private static FrontEnd frontEnd(SpectrumScale scale, SpectrogramNorm norm) {
    return new SpectrogramFactory()
        .create(new SpectrogramConfig(16000, 0.04, 0.01, 800, 200, scale, norm));
  }

  private static FrontEnd paper() {
    return frontEnd(SpectrumScale.LOG, SpectrogramNorm.RECORDING);
  }

  private static Waveform sine(double hertz, double rate, int samples) {
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return new Waveform(values, rate);
  }

  @ParameterizedTest
  @CsvSource({"magnitude, MAGNITUDE, NONE", "log, LOG, NONE", "normalised, LOG, RECORDING"})
  void agrees_with_the_golden_numbers(String key, SpectrumScale scale, SpectrogramNorm norm) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Golden golden = Golden.load(manager, "spectrogram");
      Waveform wave = new Waveform(golden.array("wave").toFloatArray(), 16000);
      Features features = frontEnd(scale, norm).extract(wave);
      NDArray values = manager.create(features.values(), new Shape(features.steps(), 200));
      assertThat(values).isRelativelyCloseTo(golden.array(key), 1e-4);
    }
  }

  @Test
  void power_is_the_square_of_the_magnitude() {
    Waveform wave = sine(440, 16000, 700);
    float[] magnitude =
        frontEnd(SpectrumScale.MAGNITUDE, SpectrogramNorm.NONE).extract(wave).values();
    float[] power = frontEnd(SpectrumScale.POWER, SpectrogramNorm.NONE).extract(wave).values();
    assertThat((double) power[22]).isCloseTo(Math.pow(magnitude[22], 2), within(1e-2));
  }

  private static org.assertj.core.data.Offset<Double> within(double value) {
    return org.assertj.core.data.Offset.offset(value);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "639, 1", "640, 1", "799, 1", "800, 2", "1600, 7"})
  void steps_follow_from_the_number_of_samples(int samples, int steps) {
    Features features = paper().extract(sine(440, 16000, samples));
    assertThat(features.steps()).isEqualTo(steps);
    assertThat(features.shape()).isEqualTo(SequenceShape.of(200, 0.01));
    assertThat(features.centres()[0]).isEqualTo(0.005);
  }

  @Test
  void silence_gives_zeros() {
    Features features = paper().extract(new Waveform(new float[1600], 16000));
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray values = manager.create(features.values());
      assertThat(values).isCloseTo(values.zerosLike(), 1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({"44100", "48000", "22050", "8000", "11025.5"})
  void sound_of_another_rate_has_the_same_spectrogram(double rate) {
    FrontEnd frontEnd = frontEnd(SpectrumScale.MAGNITUDE, SpectrogramNorm.NONE);
    Features other = frontEnd.extract(sine(1000, rate, (int) rate));
    Features same = frontEnd.extract(sine(1000, 16000, 16000));
    assertThat(other.steps()).isBetween(same.steps() - 1, same.steps() + 1);
    for (int bin : new int[] {49, 50, 51}) {
      int place = 50 * 200 + bin; // the middle, away from both ends
      assertThat((double) other.values()[place])
          .isCloseTo(same.values()[place], within(1e-3 * same.values()[50 * 200 + 50]));
    }
  }

  @Test
  void what_lies_above_the_new_nyquist_frequency_does_not_alias() {
    FrontEnd frontEnd = frontEnd(SpectrumScale.MAGNITUDE, SpectrogramNorm.NONE);
    Features features = frontEnd.extract(sine(15000, 44100, 44100)); // would fold to 1 kHz
    float heard = frontEnd.extract(sine(1000, 44100, 44100)).values()[50 * 200 + 50];
    assertThat(features.values()[50 * 200 + 50]).isLessThan(1e-3f * heard);
  }

  @Test
  void a_resampled_sine_is_that_sine() {
    float[] values = Resampler.resample(sine(1234, 44100, 44100).samples(), 44100, 16000);
    float[] exact = sine(1234, 16000, 16000).samples();
    assertThat(values).hasSize(16000);
    for (int i = 200; i < 15800; i++) {
      assertThat(values[i]).isCloseTo(exact[i], org.assertj.core.data.Offset.offset(2e-4f));
    }
  }

  @Test
  void damaged_or_foreign_streams_are_refused() {
    Waveform nan = new Waveform(new float[] {0, Float.NaN}, 16000);
    Waveform empty = new Waveform(new float[0], 16000);
    assertThatThrownBy(() -> paper().extract(nan))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> paper().extract(empty)).isInstanceOf(DamagedStreamException.class);
    assertThatThrownBy(() -> paper().extract(new Text("hello")))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("Text");
  }

  @Test
  void settings_out_of_range_are_refused_by_name() {
    assertThatThrownBy(() -> config(0, 800, 200)).hasMessageStartingWith("rate:");
    assertThatThrownBy(() -> config(16000, 600, 200)).hasMessageStartingWith("dft:");
    assertThatThrownBy(() -> config(16000, 800, 401)).hasMessageStartingWith("bins:");
  }

  private static SpectrogramConfig config(double rate, int dft, int bins) {
    return new SpectrogramConfig(
        rate, 0.04, 0.01, dft, bins, SpectrumScale.LOG, SpectrogramNorm.NONE);
  }
}
