package org.polyfuse.encoders.frontend;

import ai.djl.ndarray.types.Shape;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.nn.SequenceShape;

/** Series (T, M, 3) of marker coordinates to steps (3, M). */
final class Markers implements FrontEnd {

  private static final int AXES = 3;
  private static final double FLOOR = 1e-5;

  private final MarkersConfig config;
  private final SequenceShape shape;

  Markers(MarkersConfig config) {
    this.config = config;
    this.shape = new SequenceShape(new Shape(AXES, config.markers()), 1 / config.rate());
  }

  @Override
  public Optional<SequenceShape> shape() {
    return Optional.of(shape);
  }

  @Override
  public Class<? extends RawStream> takes() {
    return Series.class;
  }

  @Override
  public Features extract(RawStream stream) {
    if (!(stream instanceof Series series)) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "frontEnd: markers needs a series but the stream is a %s. Choose another front-end.",
              stream.getClass().getSimpleName()));
    }
    Shape expected = new Shape(config.markers(), AXES);
    if (!series.step().equals(expected) || series.steps() == 0) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "markers: expected (T, M, 3) = (1 or more, %d, 3) but got %d steps of %s",
              config.markers(),
              series.steps(),
              series.step()));
    }
    Finite.require("markers", series.values());
    float[] values = channelsFirst(Tracks.resample(series, config.rate()));
    normalise(values);
    return Features.uniform(values, shape);
  }

  /** (T, M, 3) to (T, 3, M). */
  private float[] channelsFirst(float[] values) {
    int markers = config.markers();
    int size = AXES * markers;
    float[] turned = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int marker = i % size / AXES;
      int axis = i % AXES;
      turned[i - i % size + axis * markers + marker] = values[i];
    }
    return turned;
  }

  private void normalise(float[] values) {
    int size = AXES * config.markers();
    switch (config.normalise()) {
      case RECORDING -> centre(values, size, 1);
      case FACE -> centre(values, AXES, config.markers());
      case NONE -> {
        return;
      }
    }
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    double scale = 1 / (Math.sqrt(squares / values.length) + FLOOR);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] * scale);
    }
  }

  /** Takes the mean from each of some groups; a step holds a run of each, one after the other. */
  private static void centre(float[] values, int groups, int run) {
    double[] mean = new double[groups];
    double count = (double) values.length / groups;
    for (int i = 0; i < values.length; i++) {
      mean[i / run % groups] += values[i] / count;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= (float) mean[i / run % groups];
    }
  }
}
