package org.polyfuse.datasets.generated;

import java.util.SplittableRandom;

/**
 * A source-filter voice: pulses at the pitch and noise, a low-pass for the glottis, three moving
 * formants and a fixed fourth as resonances in a row, and the radiation of the lips.
 */
final class SourceFilter {

  /** Samples a second. */
  static final int RATE = 16_000;

  private static final int HOP = RATE / Prosody.RATE;
  private static final double FOURTH = 3500;
  private static final double[] BANDWIDTHS = {80, 110, 160, 250};

  private final Prosody prosody;
  private final SplittableRandom random;
  private final double[][] state = new double[4][2];
  private final double[][] poles = new double[4][2];

  SourceFilter(Prosody prosody, SplittableRandom random) {
    this.prosody = prosody;
    this.random = random;
  }

  /** Sound that lasts as long as the controls, not yet limited. */
  double[] render(int samples) {
    double[] sound = new double[samples];
    double phase = 0;
    double flow = 0;
    double last = 0;
    for (int i = 0; i < samples; i++) {
      int frame = i / HOP;
      if (i % HOP == 0) {
        tune(frame);
      }
      phase += prosody.pitch[frame] / RATE;
      double pulse = 0;
      if (phase >= 1) {
        phase -= 1;
        // 9: pulses of a usual pitch then have about the power of noise of amplitude 1
        pulse = 9 * prosody.voiced[frame] * (1 + 0.05 * random.nextGaussian());
      }
      // the gain keeps the power of the low-passed pulses the same whatever the pole
      flow = prosody.pole * flow + Math.sqrt(1 - prosody.pole * prosody.pole) * pulse;
      double mouth = resonate(flow + prosody.hiss[frame] * random.nextGaussian());
      sound[i] = mouth - 0.7 * last;
      last = mouth;
    }
    return sound;
  }

  private void tune(int frame) {
    for (int f = 0; f < 4; f++) {
      double hertz = f < 3 ? prosody.formants[f][frame] : FOURTH;
      double radius = Math.exp(-Math.PI * BANDWIDTHS[f] / RATE);
      poles[f][0] = 2 * radius * Math.cos(2 * Math.PI * hertz / RATE);
      poles[f][1] = -radius * radius;
    }
  }

  private double resonate(double input) {
    double value = input;
    for (int f = 0; f < 4; f++) {
      double gain = 1 - poles[f][0] - poles[f][1]; // 1 at 0 Hz
      value = gain * value + poles[f][0] * state[f][0] + poles[f][1] * state[f][1];
      state[f][1] = state[f][0];
      state[f][0] = value;
    }
    return value;
  }
}
