package org.polyfuse.datasets.generated;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How an utterance is spoken: the controls of {@link SourceFilter}, {@value #RATE} a second.
 *
 * <p>Arousal A raises the pitch by 5A semitones and widens its range, makes the voice 8A dB louder,
 * faster, with fewer pauses, and flattens the glottal spectrum.
 *
 * <p>Vocal events: 0 a yelp (the pitch jumps up by an octave), 1 a hiss (breath instead of voice),
 * 2 a creak (the pitch falls by an octave and a half).
 */
final class Prosody {

  /** Controls a second. */
  static final int RATE = 200;

  /** F1, F2, F3 in Hz of the vowels i, e, a, o, u of a long vocal tract. */
  private static final double[][] VOWELS = {
    {280, 2250, 2890}, {480, 1900, 2500}, {730, 1100, 2450}, {500, 860, 2420}, {320, 800, 2250}
  };

  private static final double[] EVENT_SEMITONES = {12, 0, -18};

  final double[] pitch; // Hz
  final double[] voiced; // amplitude of the pulses
  final double[] hiss; // amplitude of the noise
  final double[][] formants; // (3, frames), Hz
  final double pole; // of the glottal low-pass

  private Prosody(int frames, double pole) {
    this.pitch = new double[frames];
    this.voiced = new double[frames];
    this.hiss = new double[frames];
    this.formants = new double[3][frames];
    this.pole = pole;
  }

  static Prosody of(Script script, Voice voice, double eventStrength, SplittableRandom random) {
    double arousal = script.arousal();
    int frames = (int) Math.ceil(script.seconds() * RATE) + 1;
    double pole = Math.min(0.985, Math.max(0.5, 0.86 - 0.11 * arousal + voice.tilt()));
    Prosody prosody = new Prosody(frames, pole);
    prosody.speak(arousal, voice, random);
    prosody.smoothFormants();
    script.vocal().forEach(event -> prosody.happen(event, eventStrength));
    return prosody;
  }

  private void speak(double arousal, Voice voice, SplittableRandom random) {
    double pace = 4.2 * Math.pow(2, 0.5 * arousal) * voice.pace(); // syllables a second
    double range = 1.5 * Math.pow(2, arousal); // semitones
    double level = 0.1 * Math.pow(10, 0.4 * arousal) * voice.loudness();
    double pauses = Math.max(0.02, 0.22 - 0.12 * arousal);
    int at = (int) (0.06 * random.nextDouble() * RATE);
    while (at < pitch.length) {
      int length = Math.max(8, (int) (RATE / pace * (0.75 + 0.5 * random.nextDouble())));
      double semitones = 5 * arousal + range * random.nextGaussian();
      double glide = range * random.nextGaussian();
      double[] vowel = VOWELS[random.nextInt(VOWELS.length)];
      double loud = level * (0.7 + 0.3 * random.nextDouble());
      boolean unvoicedOnset = random.nextDouble() < 0.4;
      for (int i = 0; i < length && at < pitch.length; i++, at++) {
        double x = (i + 0.5) / length;
        pitch[at] = voice.pitch() * Math.pow(2, (semitones + glide * (x - 0.5)) / 12);
        voiced[at] = loud * Math.sin(Math.PI * x);
        hiss[at] = loud * (unvoicedOnset && x < 0.25 ? 0.3 : 0.02);
        setFormants(at, vowel, voice.tract());
      }
      if (random.nextDouble() < pauses) {
        at = pause(at, (int) (RATE * (0.1 + 0.15 * random.nextDouble())));
      }
    }
  }

  private int pause(int from, int length) {
    int to = Math.min(pitch.length, from + length);
    for (int i = Math.max(1, from); i < to; i++) {
      pitch[i] = pitch[i - 1];
      hiss[i] = 0.0005;
      for (double[] formant : formants) {
        formant[i] = formant[i - 1];
      }
    }
    return to;
  }

  private void setFormants(int at, double[] vowel, double tract) {
    for (int f = 0; f < 3; f++) {
      formants[f][at] = vowel[f] * tract;
    }
  }

  /** The mouth takes some 30 ms from one vowel to the next. */
  private void smoothFormants() {
    for (double[] formant : formants) {
      double last = Arrays.stream(formant).filter(f -> f > 0).findFirst().orElse(500);
      for (int i = 0; i < formant.length; i++) {
        last += 0.15 * ((formant[i] > 0 ? formant[i] : last) - last);
        formant[i] = last;
      }
    }
  }

  private void happen(Event event, double eventStrength) {
    double full = 0.12 * eventStrength;
    for (int i = 0; i < pitch.length; i++) {
      double strength = event.strength((double) i / RATE);
      double share = Math.min(1, strength * eventStrength);
      if (event.kind() == 1) {
        voiced[i] *= 1 - share;
        hiss[i] += full * strength;
      } else {
        pitch[i] = Math.max(pitch[i], 60);
        pitch[i] *= Math.pow(2, share * EVENT_SEMITONES[event.kind()] / 12);
        voiced[i] += share * (full - voiced[i]);
      }
    }
  }
}
