package org.polyfuse.encoders.frontend;

import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.nn.SequenceShape;

/** Features computed elsewhere, or measurements, as they are. */
final class FeaturesAsTheyAre implements FrontEnd {

  @Override
  public Optional<SequenceShape> shape() {
    return Optional.empty();
  }

  @Override
  public Features extract(RawStream stream) {
    if (stream instanceof FeatureArray array) {
      return features(array.values(), new SequenceShape(array.step(), array.stepSeconds()));
    }
    if (stream instanceof Series series) {
      return features(series.values(), new SequenceShape(series.step(), 1 / series.rate()));
    }
    throw new PolyfuseException(
        ("frontEnd: features needs a feature array or a series but the stream is a %s."
                + " Choose another front-end.")
            .formatted(stream.getClass().getSimpleName()));
  }

  private static Features features(float[] values, SequenceShape shape) {
    if (values.length == 0) {
      throw new DamagedStreamException("features: at least one step is needed but were 0");
    }
    Finite.require("features", values);
    return Features.uniform(values, shape);
  }
}
