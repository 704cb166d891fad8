package org.polyfuse.encoders.frontend;

/** What a spectrogram holds. */
public enum SpectrumScale {
  /** ln(magnitude + 1e-6). */
  LOG,
  /** The magnitude of the Fourier transform. */
  MAGNITUDE,
  /** Its square. */
  POWER;

  private static final double FLOOR = 1e-6;

  double of(double re, double im) {
    double power = re * re + im * im;
    return switch (this) {
      case LOG -> Math.log(Math.sqrt(power) + FLOOR);
      case MAGNITUDE -> Math.sqrt(power);
      case POWER -> power;
    };
  }
}
