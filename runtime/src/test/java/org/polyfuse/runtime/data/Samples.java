package org.polyfuse.runtime.data;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.corpus.Corpus;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.features.ModalityPlan;
import org.polyfuse.runtime.features.StreamReading;
import org.polyfuse.runtime.study.DatasetSection.OnDamage;

/** Small corpora in memory. */
public final class Samples {

  private Samples() {}

  /** A stream whose numbers are drawn from a seed. */
  public static FeatureArray array(int steps, int channels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[steps * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new FeatureArray(values, new Shape(channels), 0.1);
  }

  /** A source with a key of its own. */
  public static StreamSource keyed(String key, RawStream stream) {
    return new StreamSource.InMemory(Optional.of(key), () -> stream);
  }

  public static Recording recording(String id, int label, Map<String, StreamSource> streams) {
    return new Recording(
        id,
        Optional.of(new Label.OfClass(label)),
        Map.of("speaker", id),
        Optional.empty(),
        streams);
  }

  static Example example(String id, OptionalInt label, Map<String, Features> features) {
    Map<String, HeldFeatures> held = new LinkedHashMap<>();
    features.forEach((name, each) -> held.put(name, HeldFeatures.of(each)));
    return new Example(Recording.of(id, Map.of()), held, label, 1);
  }

  /** Feature arrays as they are, counting how often it is asked. */
  public static class CountingFrontEnd implements FrontEnd {
    public final AtomicInteger calls = new AtomicInteger();

    @Override
    public Optional<SequenceShape> shape() {
      return Optional.empty();
    }

    @Override
    public Features extract(RawStream stream) {
      calls.incrementAndGet();
      FeatureArray array = (FeatureArray) stream;
      return Features.uniform(array.values(), new SequenceShape(array.step(), array.stepSeconds()));
    }
  }

  /** A list of recordings as a dataset. */
  public static Dataset dataset(List<Recording> recordings, Damage... damage) {
    List<Recording> copy = Collections.unmodifiableList(new ArrayList<>(recordings));
    return new Dataset() {
      @Override
      public Target target() {
        return new Target.Classes(List.of("a", "b"));
      }

      @Override
      public List<Recording> recordings() {
        return copy;
      }

      @Override
      public List<Damage> damage() {
        return List.of(damage);
      }
    };
  }

  public static ModalityPlan plan(String name, FrontEnd frontEnd) {
    return new ModalityPlan(name, name, frontEnd, Optional.of("test 1"));
  }

  public static Corpus load(List<Recording> recordings, FrontEnd frontEnd, FeatureCache cache) {
    return load(recordings, frontEnd, cache, OnDamage.SKIP);
  }

  public static Corpus load(
      List<Recording> recordings, FrontEnd frontEnd, FeatureCache cache, OnDamage onDamage) {
    return Corpus.load(
        dataset(recordings),
        List.of(plan("audio", frontEnd), plan("face", frontEnd)),
        new StreamReading(List.of()),
        cache,
        onDamage,
        (done, all) -> {});
  }
}
