package org.polyfuse.datasets.generated;

import java.awt.Color;
import java.util.SplittableRandom;

/** The colours of somebody and of the room behind. */
record Looks(Color skin, Color hair, Color iris, Color room) {

  /** Somebody's own; the same name looks the same. */
  static Looks of(String name) {
    SplittableRandom random = Seeds.random(7, "looks of", name);
    double tone = 0.72 + 0.28 * random.nextDouble();
    Color skin = new Color((int) (232 * tone), (int) (186 * tone), (int) (156 * tone));
    int dark = 18 + random.nextInt(40);
    Color hair = new Color(dark + 14, dark + 5, dark);
    Color iris = new Color(40 + random.nextInt(30), 35 + random.nextInt(20), 25);
    int grey = 95 + random.nextInt(50);
    Color room = new Color(grey - random.nextInt(20), grey, grey + random.nextInt(25));
    return new Looks(skin, hair, iris, room);
  }

  /** A colour made darker, below 1, or lighter, above it. */
  static Color shade(Color colour, double by) {
    return new Color(
        part(colour.getRed() * by), part(colour.getGreen() * by), part(colour.getBlue() * by));
  }

  /** A colour that shows what is behind it. */
  static Color clear(Color colour, double share) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), part(255 * share));
  }

  private static int part(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }
}
