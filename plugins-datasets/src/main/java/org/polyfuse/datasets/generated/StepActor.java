package org.polyfuse.datasets.generated;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.SplittableRandom;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.datasets.generated.Script.Spoiled;

/**
 * Acts one stream of a script as step vectors: x = M z + b + noise, with a fixed random mixture M,
 * a bias b of the speaker's own, and z = (style, style times activity, activity, event kinds).
 */
final class StepActor {

  /** Seconds of a step of the voice. */
  static final double VOICE_STEP = 0.16;

  /** Seconds of a step of the face. */
  static final double FACE_STEP = 0.08;

  private static final int LATENT = 6;
  private static final double EVENT = 3;
  private static final double NOISE = 0.4;

  private final GeneratedConfig config;
  private final String stream;
  private final double step;
  private final double[][] mixture; // (channels, LATENT)

  private StepActor(GeneratedConfig config, String stream, double step) {
    this.config = config;
    this.stream = stream;
    this.step = step;
    SplittableRandom random = Seeds.random(config.seed(), "mixture", stream);
    this.mixture = new double[config.channels()][LATENT];
    for (double[] row : mixture) {
      for (int k = 0; k < LATENT; k++) {
        row[k] = random.nextGaussian();
      }
    }
  }

  static StepActor voice(GeneratedConfig config) {
    return new StepActor(config, "audio", VOICE_STEP);
  }

  static StepActor face(GeneratedConfig config) {
    return new StepActor(config, "markers", FACE_STEP);
  }

  FeatureArray act(Script script) {
    boolean voice = step == VOICE_STEP;
    double style = voice ? script.arousal() : script.valence();
    List<Event> events = voice ? script.vocal() : script.facial();
    SplittableRandom random = Seeds.random(config.seed(), stream + " steps", script.id());
    double[] bias = bias(script.speaker());
    Rhythm activity = new Rhythm(script.seconds(), 0.3, 0.15, random);
    int channels = config.channels();
    int steps = Math.max(1, (int) (script.seconds() / step));
    float[] values = new float[steps * channels];
    for (int t = 0; t < steps; t++) {
      double[] latent = latent(style, activity, events, (t + 0.5) * step);
      for (int c = 0; c < channels; c++) {
        double x = bias[c] + NOISE * random.nextGaussian();
        for (int k = 0; k < LATENT; k++) {
          x += mixture[c][k] * latent[k];
        }
        values[t * channels + c] = (float) x;
      }
    }
    spoil(values, script.spoiled(), random);
    return new FeatureArray(values, new Shape(channels), step);
  }

  private double[] latent(double style, Rhythm activity, List<Event> events, double time) {
    double[] latent = new double[LATENT];
    latent[0] = 0.5 * style;
    latent[1] = style * activity.at(time);
    latent[2] = activity.at(time);
    for (Event event : events) {
      latent[3 + event.kind()] = EVENT * config.eventStrength() * event.strength(time);
    }
    return latent;
  }

  private double[] bias(Speaker speaker) {
    SplittableRandom random = Seeds.random(config.seed(), stream + " bias of", speaker.name());
    double[] bias = new double[config.channels()];
    for (int c = 0; c < bias.length; c++) {
      bias[c] = 0.5 * config.speakerVariation() * random.nextGaussian();
    }
    return bias;
  }

  /** Noise hides spoiled sound, zeros stand for lost markers. */
  private void spoil(float[] values, Spoiled spoiled, SplittableRandom random) {
    if (spoiled == Spoiled.AUDIO && step == VOICE_STEP) {
      double noise = Math.pow(10, -config.spoiledDecibels() / 20);
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (noise * random.nextGaussian());
      }
    } else if (spoiled == Spoiled.MARKERS && step == FACE_STEP) {
      int channels = config.channels();
      for (int c = 0; c < channels; c++) {
        boolean lost = random.nextDouble() < config.lostShare();
        for (int i = c; lost && i < values.length; i += channels) {
          values[i] = 0;
        }
      }
    }
  }
}
