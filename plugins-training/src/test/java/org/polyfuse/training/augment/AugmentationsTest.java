package org.polyfuse.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.train.Augmentation;
import org.polyfuse.api.train.Steps;

class AugmentationsTest {

  private static final int BEFORE = 5; // values of another recording
  private static final int BEHIND = 7;

  /** Runs an augmentation on a window of a larger array and returns the window. */
  private static float[] apply(Augmentation augmentation, float[] values, Shape step, long seed) {
    float[] batch = new float[BEFORE + values.length + BEHIND];
    Arrays.fill(batch, 1e6f);
    System.arraycopy(values, 0, batch, BEFORE, values.length);
    int count = (int) (values.length / step.size());
    augmentation.apply(new Steps(batch, BEFORE, count, step), new SplittableRandom(seed));
    assertThat(Arrays.copyOf(batch, BEFORE)).containsOnly(1e6f);
    assertThat(Arrays.copyOfRange(batch, BEFORE + values.length, batch.length)).containsOnly(1e6f);
    return Arrays.copyOfRange(batch, BEFORE, BEFORE + values.length);
  }

  private static float[] ramp(int size) {
    float[] ramp = new float[size];
    for (int i = 0; i < size; i++) {
      ramp[i] = i + 1;
    }
    return ramp;
  }

  @Test
  void a_time_mask_hides_whole_steps_up_to_its_width() {
    Shape step = new Shape(4);
    Augmentation mask = new TimeMaskFactory().create(new TimeMaskFactory.Settings(1, 0.3, 0), step);
    float mean = (80 + 1) / 2f;
    boolean somethingHidden = false;
    for (long seed = 0; seed < 50; seed++) {
      float[] masked = apply(mask, ramp(80), step, seed);
      int hidden = 0;
      for (int t = 0; t < 20; t++) {
        float[] row = Arrays.copyOfRange(masked, 4 * t, 4 * t + 4);
        boolean all = row[0] == mean && row[3] == mean;
        hidden += all ? 1 : 0;
        if (!all) {
          assertThat(row).containsExactly(4 * t + 1, 4 * t + 2, 4 * t + 3, 4 * t + 4);
        }
      }
      assertThat(hidden).isLessThanOrEqualTo(6);
      somethingHidden |= hidden > 0;
    }
    assertThat(somethingHidden).isTrue();
  }

  @Test
  void a_frequency_mask_hides_the_same_bands_of_every_step_and_channel() {
    Shape step = new Shape(2, 10);
    Augmentation mask =
        new FrequencyMaskFactory().create(new FrequencyMaskFactory.Settings(1, 0.5, 0), step);
    boolean somethingHidden = false;
    for (long seed = 0; seed < 50; seed++) {
      float[] values = ramp(60);
      float[] masked = apply(mask, values, step, seed);
      int hidden = 0;
      for (int band = 0; band < 10; band++) {
        boolean isHidden = masked[band] != values[band];
        for (int row = 0; row < 6; row++) {
          assertThat(masked[row * 10 + band] != values[row * 10 + band]).isEqualTo(isHidden);
        }
        hidden += isHidden ? 1 : 0;
      }
      assertThat(hidden).isLessThanOrEqualTo(5);
      somethingHidden |= hidden > 0;
    }
    assertThat(somethingHidden).isTrue();
  }

  @Test
  void noise_has_the_power_that_was_asked_for() {
    Shape step = new Shape(10);
    float[] values = new float[20_000];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (100 + 3 * random.nextGaussian());
    }
    Augmentation noise = new NoiseFactory().create(new NoiseFactory.Settings(6, 0), step);
    float[] noisy = apply(noise, values, step, 2);
    double power = 0;
    for (int i = 0; i < values.length; i++) {
      power += Math.pow(noisy[i] - values[i], 2) / values.length;
    }
    assertThat(10 * Math.log10(9 / power)).isCloseTo(6, within(0.15));
  }

  @Test
  void a_mirror_turns_every_row_of_every_picture_or_none() {
    Shape step = new Shape(3, 2, 4);
    float[] values = ramp(2 * 24);
    Augmentation always = new MirrorFactory().create(new MirrorFactory.Settings(1, 0), step);
    float[] mirrored = apply(always, values, step, 1);
    for (int row = 0; row < 12; row++) {
      for (int x = 0; x < 4; x++) {
        assertThat(mirrored[row * 4 + x]).isEqualTo(values[row * 4 + 3 - x]);
      }
    }
    Augmentation never = new MirrorFactory().create(new MirrorFactory.Settings(0, 0), step);
    assertThat(apply(never, values, step, 1)).containsExactly(values);
  }

  @Test
  void a_crop_of_a_plane_is_a_flatter_plane_within_the_picture() {
    Shape step = new Shape(1, 8, 6);
    float[] values = new float[2 * 48];
    for (int i = 0; i < values.length; i++) {
      values[i] = 10 * (i % 48 / 6) + i % 6; // bilinear cuts of a plane are planes
    }
    Augmentation crop = new CropFactory().create(new CropFactory.Settings(0.4, 0), step);
    float[] cut = apply(crop, values, step, 3);
    float across = cut[1] - cut[0];
    float down = cut[6] - cut[0];
    assertThat(across).isBetween(0.6f, 1f);
    assertThat(down / across).isCloseTo(10, within(1e-3f));
    assertThat(cut[0]).isGreaterThanOrEqualTo(0);
    assertThat(cut[47]).isLessThanOrEqualTo(75);
    for (int i = 0; i < cut.length; i++) {
      float plane = cut[0] + down * (i % 48 / 6) + across * (i % 6);
      assertThat(cut[i]).isCloseTo(plane, within(1e-3f));
    }
  }

  @Test
  void a_dropped_frame_shows_the_one_before_and_the_first_stays() {
    Shape step = new Shape(2);
    Augmentation drop =
        new DropFramesFactory().create(new DropFramesFactory.Settings(0.5, 0), step);
    float[] values = ramp(400);
    float[] dropped = apply(drop, values, step, 4);
    int lost = 0;
    assertThat(dropped[0]).isEqualTo(1);
    for (int t = 1; t < 200; t++) {
      boolean same = dropped[2 * t] == values[2 * t];
      boolean before = dropped[2 * t] == dropped[2 * t - 2];
      assertThat(same || before).isTrue();
      lost += same ? 0 : 1;
    }
    assertThat(lost).isBetween(70, 130);
  }

  @Test
  void pictures_are_needed_where_pictures_are_changed() {
    Shape step = new Shape(3, 55);
    assertThatThrownBy(() -> new MirrorFactory().create(new MirrorFactory.Settings(1, 0), step))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mirror: steps must be pictures (C, H, W) but have shape (3, 55). Use a front-end that gives pictures.");
    assertThatThrownBy(() -> new CropFactory().create(new CropFactory.Settings(0.1, 0), step))
        .hasMessageContaining("crop: steps must be pictures");
  }

  @Test
  void bad_values_are_refused_by_name() {
    assertThatThrownBy(() -> new TimeMaskFactory.Settings(0, 0.1, 0))
        .hasMessageContaining("count: ");
    assertThatThrownBy(() -> new TimeMaskFactory.Settings(1, 1, 0)).hasMessageContaining("width: ");
    assertThatThrownBy(() -> new FrequencyMaskFactory.Settings(1, -1, 0))
        .hasMessageContaining("width: ");
    assertThatThrownBy(() -> new NoiseFactory.Settings(Double.NaN, 0))
        .hasMessageContaining("snr: ");
    assertThatThrownBy(() -> new MirrorFactory.Settings(1.1, 0)).hasMessageContaining("chance: ");
    assertThatThrownBy(() -> new CropFactory.Settings(1, 0)).hasMessageContaining("jitter: ");
    assertThatThrownBy(() -> new DropFramesFactory.Settings(1, 0)).hasMessageContaining("share: ");
  }
}
