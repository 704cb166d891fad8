package org.polyfuse.datasets.generated;

import java.util.SplittableRandom;

/**
 * What is a speaker's own in a voice.
 *
 * @param pitch Hz of relaxed speech
 * @param tract how much higher the formants lie than in a long vocal tract
 * @param tilt added to the pole of the glottal low-pass
 * @param pace how fast, about 1
 * @param loudness how loud, about 1
 */
record Voice(double pitch, double tract, double tilt, double pace, double loudness) {

  static Voice of(Speaker speaker, GeneratedConfig config) {
    SplittableRandom random = Seeds.random(config.seed(), "voice of", speaker.name());
    double v = config.speakerVariation();
    return new Voice(
        (speaker.female() ? 200 : 118) * Math.pow(2, 0.15 * v * random.nextGaussian()),
        (speaker.female() ? 1.15 : 1.0) * (1 + 0.04 * v * random.nextGaussian()),
        0.015 * v * random.nextGaussian(),
        Math.pow(2, 0.12 * v * random.nextGaussian()),
        Math.pow(2, 0.3 * v * random.nextGaussian()));
  }
}
