package org.polyfuse.encoders.frontend;

/**
 * Changes the rate of a signal by band-limited interpolation: a sinc, cut off below the lower of
 * the two Nyquist frequencies, under a Kaiser window. Linear phase, no delay: output sample n lies
 * at the time of input sample n * from / to. What lies above the cut-off is damped by about 80 dB.
 */
final class Resampler {

  private static final int ZEROS = 32; // zero crossings of the sinc each side
  private static final int PER_ZERO = 512; // table entries from one to the next
  private static final double ROLL_OFF = 0.94; // cut-off as a share of the Nyquist frequency
  private static final double KAISER = 9;
  private static final double[] TABLE = table();

  private Resampler() {}

  private static double[] table() {
    double[] table = new double[ZEROS * PER_ZERO + 2]; // the last entries are 0
    table[0] = 1;
    for (int i = 1; i <= ZEROS * PER_ZERO; i++) {
      double x = (double) i / PER_ZERO;
      double edge = x / ZEROS;
      double window = bessel(KAISER * Math.sqrt(1 - edge * edge)) / bessel(KAISER);
      table[i] = window * Math.sin(Math.PI * x) / (Math.PI * x);
    }
    return table;
  }

  /** The modified Bessel function of order 0. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  /** Gives round(S * to / from) samples, at least one. */
  static float[] resample(float[] samples, double from, double to) {
    if (from == to) {
      return samples;
    }
    double cutoff = ROLL_OFF * Math.min(1, to / from); // of the input's Nyquist frequency
    float[] output = new float[Room.numbers("sound", samples.length * to / from, 1)];
    for (int n = 0; n < output.length; n++) {
      output[n] = (float) interpolate(samples, n * from / to, cutoff);
    }
    return output;
  }

  private static double interpolate(float[] samples, double at, double cutoff) {
    double reach = ZEROS / cutoff;
    int first = Math.max(0, (int) Math.ceil(at - reach));
    int last = Math.min(samples.length - 1, (int) Math.floor(at + reach));
    double sum = 0;
    for (int i = first; i <= last; i++) {
      double place = Math.abs(at - i) * cutoff * PER_ZERO;
      int entry = (int) place;
      double share = place - entry;
      sum += samples[i] * (TABLE[entry] + share * (TABLE[entry + 1] - TABLE[entry]));
    }
    return sum * cutoff;
  }
}
