package org.polyfuse.datasets.generated;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What is a speaker's own in a face.
 *
 * @param rest (55)(3), the markers at rest in mm
 * @param expression how large gestures are, about 1
 * @param liveliness how much the head moves, about 1
 */
record Face(double[][] rest, double expression, double liveliness) {

  static Face of(Speaker speaker, GeneratedConfig config) {
    SplittableRandom random = Seeds.random(config.seed(), "face of", speaker.name());
    double v = config.speakerVariation();
    double[] scale = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      scale[axis] = (speaker.female() ? 0.96 : 1.02) * (1 + 0.04 * v * random.nextGaussian());
    }
    List<Marker> markers = Marker.FACE;
    double[][] rest = new double[markers.size()][];
    for (int m = 0; m < rest.length; m++) {
      Marker marker = markers.get(m);
      rest[m] =
          new double[] {
            marker.x() * scale[0] + 1.5 * v * random.nextGaussian(),
            marker.y() * scale[1] + 1.5 * v * random.nextGaussian(),
            marker.z() * scale[2] + 1.5 * v * random.nextGaussian()
          };
    }
    return new Face(
        rest,
        Math.pow(2, 0.15 * v * random.nextGaussian()),
        Math.pow(2, 0.3 * v * random.nextGaussian()));
  }
}
