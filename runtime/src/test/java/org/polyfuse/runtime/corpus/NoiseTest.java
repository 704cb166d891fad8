package org.polyfuse.runtime.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.Picture;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.data.Waveform;

class NoiseTest {

  private static final int STEPS = 40_000;

  @ParameterizedTest
  @ValueSource(doubles = {20, 0, -10})
  void sound_has_the_ratio_that_was_asked_for(double decibels) {
    Waveform clean = new Waveform(sine(STEPS, 0.3, 0), 16_000);
    Waveform noisy = (Waveform) noisy(clean, decibels);
    assertThat(noisy.rate()).isEqualTo(16_000);
    assertThat(ratio(clean.samples(), noisy.samples(), 0, 1)).isCloseTo(decibels, within(0.1));
  }

  @Test
  void each_number_of_a_step_has_noise_of_its_own_size_and_one_that_stands_still_none() {
    float[] values = new float[STEPS * 3];
    for (int t = 0; t < STEPS; t++) {
      values[3 * t] = (float) (500 + 2 * Math.sin(t * 0.1)); // far from 0: the offset is no signal
      values[3 * t + 1] = (float) (0.01 * Math.sin(t * 0.07));
      values[3 * t + 2] = 42;
    }
    Series series = (Series) noisy(new Series(values, new Shape(3, 1), 120), 10);
    FeatureArray array = (FeatureArray) noisy(new FeatureArray(values, new Shape(3), 0.1), 10);
    assertThat(series.values()).isEqualTo(array.values());
    assertThat(series.step()).isEqualTo(new Shape(3, 1));
    for (int column = 0; column < 2; column++) {
      assertThat(ratio(values, series.values(), column, 3)).isCloseTo(10, within(0.1));
    }
    for (int t = 0; t < STEPS; t++) {
      assertThat(series.values()[3 * t + 2]).isEqualTo(42);
    }
  }

  @Test
  void what_is_not_finite_stays_so_and_does_not_count() {
    float[] values = sine(STEPS, 1, 3);
    values[5] = Float.NaN;
    float[] noisy = ((Series) noisy(new Series(values, new Shape(1), 120), 10)).values();
    assertThat(noisy[5]).isNaN();
    values[5] = 0;
    noisy[5] = 0;
    assertThat(ratio(values, noisy, 0, 1)).isCloseTo(10, within(0.1));
  }

  @Test
  void pixels_are_rounded_and_stay_in_range() {
    byte[] picture = new byte[90 * 60 * 3];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (byte) (118 + 20 * (i % 2)); // variance 100
    }
    Frames clean = film(90, 60, picture, picture);
    Frames noisy = (Frames) noisy(clean, 10);
    List<byte[]> shown = pictures(noisy);
    assertThat(shown).hasSize(2);
    assertThat(shown.get(0)).isNotEqualTo(shown.get(1));
    assertThat(noisy.seconds()).isEqualTo(clean.seconds());
    double squares = 0;
    for (int i = 0; i < picture.length; i++) {
      double difference = (shown.get(0)[i] & 0xff) - (picture[i] & 0xff);
      squares += difference * difference;
    }
    // 10 of the noise, and a twelfth of rounding
    assertThat(squares / picture.length).isCloseTo(10 + 1 / 12.0, within(0.4));

    boolean darkest = false;
    boolean brightest = false;
    for (byte each : pictures((Frames) noisy(clean, -30)).get(0)) {
      darkest |= each == 0;
      brightest |= each == (byte) 255;
    }
    assertThat(darkest && brightest).isTrue();
  }

  @Test
  void a_picture_has_the_same_noise_each_time_whichever_are_looked_at() {
    byte[] picture = new byte[12];
    picture[0] = 100;
    Frames film = (Frames) noisy(film(2, 2, picture, picture, picture), 10);
    List<byte[]> all = pictures(film);
    assertThat(pictures(film)).usingRecursiveComparison().isEqualTo(all);
    List<byte[]> last = new ArrayList<>();
    film.forEach(
        frame -> {
          if (frame.time() > 0.07) {
            last.add(frame.picture().rgb());
          }
        });
    assertThat(last).hasSize(1);
    assertThat(last.get(0)).isEqualTo(all.get(2));
  }

  private static Frames film(int height, int width, byte[]... pictures) {
    double[] times = new double[pictures.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = 0.04 * i;
    }
    return Frames.of(
        height,
        width,
        Arrays.stream(pictures).map(each -> new Picture(height, width, each)).toList(),
        times,
        0.04 * times.length);
  }

  private static List<byte[]> pictures(Frames film) {
    List<byte[]> pictures = new ArrayList<>();
    film.forEach(frame -> pictures.add(frame.picture().rgb()));
    return pictures;
  }

  @Test
  void silence_has_no_ratio() {
    assertThat(new Noise(0, 1).addTo(new Waveform(new float[100], 16_000))).isEmpty();
    assertThat(new Noise(0, 1).addTo(new Waveform(new float[0], 16_000))).isEmpty();
    assertThat(new Noise(0, 1).addTo(new Series(new float[] {1, 2}, new Shape(2), 10))).isEmpty();
    assertThat(new Noise(0, 1).addTo(film(2, 2, new byte[12]))).isEmpty();
  }

  @Test
  void at_every_ratio_it_is_the_same_noise_scaled() {
    Waveform clean = new Waveform(sine(1000, 0.5, 0), 16_000);
    float[] loud = ((Waveform) noisy(clean, 0)).samples();
    float[] soft = ((Waveform) noisy(clean, 20)).samples();
    for (int i = 0; i < loud.length; i++) {
      float signal = clean.samples()[i];
      assertThat(loud[i] - signal).isCloseTo(10 * (soft[i] - signal), within(1e-5f));
    }
  }

  @Test
  void the_stream_that_was_given_stays_as_it_is() {
    float[] samples = sine(100, 0.5, 0);
    noisy(new Waveform(samples, 16_000), 0);
    assertThat(samples).isEqualTo(sine(100, 0.5, 0));
  }

  @Test
  void words_have_no_ratio() {
    assertThatThrownBy(() -> noisy(new Text("hello"), 10))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("this is a Text, which has no signal-to-noise ratio")
        .hasMessageEndingWith("remove it with --without.");
  }

  private static RawStream noisy(RawStream clean, double decibels) {
    return new Noise(decibels, 5).addTo(clean).orElseThrow();
  }

  private static float[] sine(int steps, double amplitude, double offset) {
    float[] values = new float[steps];
    for (int t = 0; t < steps; t++) {
      values[t] = (float) (offset + amplitude * Math.sin(t * 0.05));
    }
    return values;
  }

  /** In dB, the signal's power being its variance. */
  private static double ratio(float[] clean, float[] noisy, int column, int width) {
    double mean = 0;
    int count = clean.length / width;
    for (int i = column; i < clean.length; i += width) {
      mean += (double) clean[i] / count;
    }
    double signal = 0;
    double noise = 0;
    for (int i = column; i < clean.length; i += width) {
      signal += (clean[i] - mean) * (clean[i] - mean);
      noise += (noisy[i] - (double) clean[i]) * (noisy[i] - (double) clean[i]);
    }
    return 10 * Math.log10(signal / noise);
  }
}
