package org.example.voices;

import java.util.SplittableRandom;
import org.polyfuse.api.data.Waveform;

/**
 * What a program may hold in memory: voices that are high or low, and gestures that go with them.
 */
final class Sounds {

  private static final int RATE = 16_000;

  private Sounds() {}

  /** Half a second of a tone with two overtones and some noise. */
  static Waveform voice(boolean high, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[RATE / 2];
    double pitch = (high ? 400 : 150) + random.nextInt(50);
    for (int i = 0; i < samples.length; i++) {
      double phase = 2 * Math.PI * pitch * i / RATE;
      double tone = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.25 * Math.sin(3 * phase);
      samples[i] = (float) (0.2 * tone + 0.01 * random.nextGaussian());
    }
    return new Waveform(samples, RATE);
  }

  /** Where a hand is, (T, 2), ten times a second. */
  static float[][] gesture(boolean high, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] steps = new float[5][2];
    for (float[] step : steps) {
      step[0] = (high ? 1.5f : -1.5f) + (float) random.nextGaussian();
      step[1] = (float) random.nextGaussian();
    }
    return steps;
  }
}
