package org.polyfuse.encoders.frontend;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Repair;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.nn.SequenceShape;

/** Features computed elsewhere, or measurements, as they are. */
final class FeaturesAsTheyAre implements FrontEnd {

  private final FeaturesFrontEndConfig config;

  FeaturesAsTheyAre(FeaturesFrontEndConfig config) {
    this.config = config;
  }

  @Override
  public Optional<SequenceShape> shape() {
    return Optional.empty();
  }

  @Override
  public Features extract(RawStream stream) {
    return extract(stream, repaired -> {});
  }

  @Override
  public Features extract(RawStream stream, Consumer<Repair> repaired) {
    if (stream instanceof FeatureArray array) {
      double step = config.stepSeconds().orElse(array.stepSeconds());
      return features(array.values(), new SequenceShape(array.step(), step), repaired);
    }
    if (stream instanceof Series series) {
      double step = config.stepSeconds().orElse(1 / series.rate());
      return features(series.values(), new SequenceShape(series.step(), step), repaired);
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "frontEnd: features needs a feature array or a series but the stream is a %s."
                + " Choose another front-end.",
            stream.getClass().getSimpleName()));
  }

  private Features features(float[] values, SequenceShape shape, Consumer<Repair> repaired) {
    if (values.length == 0) {
      throw new DamagedStreamException("features: at least one step is needed but were 0");
    }
    if (config.notFinite() == NotFinite.REFUSE) {
      Finite.require("features", values);
      return Features.uniform(values, shape);
    }
    float[] mended = values.clone();
    int count = config.notFinite().mend(mended, (int) shape.step().size());
    repaired.accept(new Repair("values that are no numbers, mended", count, values.length));
    return Features.uniform(mended, shape);
  }
}
