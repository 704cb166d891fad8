package org.polyfuse.api.data;

/**
 * Mono sound.
 *
 * @param samples amplitudes in [-1, 1)
 * @param rate samples a second
 */
public record Waveform(float[] samples, double rate) implements RawStream {

  /** Checks the rate. */
  public Waveform {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("rate: must be above 0 but was " + rate);
    }
  }

  @Override
  public double seconds() {
    return samples.length / rate;
  }
}
