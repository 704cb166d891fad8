package org.polyfuse.datasets.generated;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.polyfuse.api.data.Series;
import org.polyfuse.datasets.generated.Script.Spoiled;

/**
 * Acts a script: 55 markers at 120 Hz in mm. A positive valence smiles, a negative one frowns, in
 * pulses; the jaw talks and the head sways in rhythms that know nothing of the class.
 */
final class FaceActor {

  /** Rows a second. */
  static final int RATE = 120;

  private static final double NOISE = 0.25;
  private static final double SWAY_MM = 1.5;
  private static final double SWAY_RADIANS = 0.02;

  private final GeneratedConfig config;

  FaceActor(GeneratedConfig config) {
    this.config = config;
  }

  /** A gesture and its strength at a time in seconds. */
  private record Act(double[][] shifts, DoubleUnaryOperator strength) {}

  Series act(Script script) {
    SplittableRandom random = Seeds.random(config.seed(), "markers", script.id());
    Face face = Face.of(script.speaker(), config);
    List<Act> acts = acts(script, face, random);
    List<Sway> sways =
        List.of(
            new Sway(random),
            new Sway(random),
            new Sway(random),
            new Sway(random),
            new Sway(random));
    int rows = (int) Math.round(script.seconds() * RATE);
    int markers = face.rest().length;
    float[] values = new float[rows * markers * 3];
    for (int row = 0; row < rows; row++) {
      double time = (double) row / RATE;
      double[][] moved = moved(face.rest(), acts, time);
      double[] sway = sways.stream().mapToDouble(s -> face.liveliness() * s.at(time)).toArray();
      for (int m = 0; m < markers; m++) {
        double[] p = swayed(moved[m], sway);
        for (int axis = 0; axis < 3; axis++) {
          values[(row * markers + m) * 3 + axis] =
              (float) (p[axis] + NOISE * random.nextGaussian());
        }
      }
    }
    if (script.spoiled() == Spoiled.MARKERS) {
      lose(values, rows, markers, random);
    }
    return new Series(values, new Shape(markers, 3), RATE);
  }

  private List<Act> acts(Script script, Face face, SplittableRandom random) {
    Rhythm mood = new Rhythm(script.seconds(), 0.28, 0.08, random);
    Rhythm talk = new Rhythm(script.seconds(), 0.16, 0.06, random);
    double size = face.expression();
    Gesture shown = script.valence() >= 0 ? Gesture.SMILE : Gesture.FROWN;
    double valence = Math.abs(script.valence()) * size;
    List<Act> acts = new ArrayList<>();
    acts.add(act(shown, time -> valence * (0.3 + 0.7 * mood.at(time))));
    acts.add(act(Gesture.JAW, time -> size * talk.at(time)));
    for (Event event : script.facial()) {
      double full = size * config.eventStrength();
      acts.add(act(Gesture.ofEvent(event.kind()), time -> full * event.strength(time)));
    }
    return acts;
  }

  private static Act act(Gesture gesture, DoubleUnaryOperator strength) {
    double[][] shifts = Marker.FACE.stream().map(gesture::shift).toArray(double[][]::new);
    return new Act(shifts, strength);
  }

  private static double[][] moved(double[][] rest, List<Act> acts, double time) {
    double[][] moved = new double[rest.length][];
    for (int m = 0; m < rest.length; m++) {
      moved[m] = rest[m].clone();
    }
    for (Act act : acts) {
      double strength = act.strength().applyAsDouble(time);
      for (int m = 0; m < rest.length; m++) {
        for (int axis = 0; axis < 3; axis++) {
          moved[m][axis] += strength * act.shifts()[m][axis];
        }
      }
    }
    return moved;
  }

  /** Shifts by the first three and turns, about y and then x, by the last two. */
  private static double[] swayed(double[] p, double[] sway) {
    double yaw = SWAY_RADIANS * sway[3];
    double pitch = SWAY_RADIANS * sway[4];
    double x = p[0] + yaw * p[2]; // angles are so small that sin a = a
    double z = p[2] - yaw * p[0];
    double y = p[1] - pitch * z;
    return new double[] {
      x + SWAY_MM * sway[0], y + SWAY_MM * sway[1], z + pitch * p[1] + SWAY_MM * sway[2]
    };
  }

  /** A lost marker reads 0, as it does where a file of markers has lost it from end to end. */
  private void lose(float[] values, int rows, int markers, SplittableRandom random) {
    for (int m = 0; m < markers; m++) {
      boolean lost = random.nextDouble() < config.lostShare();
      for (int row = 0; lost && row < rows; row++) {
        int at = (row * markers + m) * 3;
        values[at] = 0;
        values[at + 1] = 0;
        values[at + 2] = 0;
      }
    }
  }
}
