package org.polyfuse.datasets.generated;

import java.util.SplittableRandom;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.datasets.generated.Script.Spoiled;

/** Speaks a script: 16 kHz mono. */
final class VoiceActor {

  private static final float LIMIT = 0.99f;

  /** The noise of the room: a loud voice stands out of it further than a soft one. */
  private static final double ROOM = 0.0015;

  private final GeneratedConfig config;

  VoiceActor(GeneratedConfig config) {
    this.config = config;
  }

  Waveform speak(Script script) {
    SplittableRandom random = Seeds.random(config.seed(), "sound", script.id());
    Voice voice = Voice.of(script.speaker(), config);
    Prosody prosody = Prosody.of(script, voice, config.eventStrength(), random);
    int samples = (int) Math.round(script.seconds() * SourceFilter.RATE);
    double[] sound = new SourceFilter(prosody, random).render(samples);
    double noise = ROOM;
    if (script.spoiled() == Spoiled.AUDIO) {
      noise = rootMeanSquare(sound) * Math.pow(10, -config.spoiledDecibels() / 20);
    }
    return new Waveform(limited(sound, noise, random), SourceFilter.RATE);
  }

  /** Adds white noise and keeps within the limit, by turning down what would be too loud. */
  private static float[] limited(double[] sound, double noise, SplittableRandom random) {
    double peak = LIMIT;
    for (int i = 0; i < sound.length; i++) {
      sound[i] += noise * random.nextGaussian();
      peak = Math.max(peak, Math.abs(sound[i]));
    }
    float[] samples = new float[sound.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (sound[i] * LIMIT / peak);
    }
    return samples;
  }

  private static double rootMeanSquare(double[] sound) {
    double sum = 0;
    for (double s : sound) {
      sum += s * s;
    }
    return Math.sqrt(sum / sound.length);
  }
}
