package org.polyfuse.runtime.plugins;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.api.data.FaceDetectorFactory;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.api.data.MediaReaderFactory;
import org.polyfuse.api.loss.LossFactory;
import org.polyfuse.api.metric.MetricFactory;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ReductionFactory;
import org.polyfuse.api.split.ProtocolFactory;
import org.polyfuse.api.train.AugmentationFactory;
import org.polyfuse.api.train.OptimizerFactory;
import org.polyfuse.api.train.ScheduleFactory;

/** The kinds of parts that a config or a command line can name: the SPIs, in a study's order. */
public enum PluginKind {
  /** Corpora. */
  DATASET(DatasetFactory.class),
  /** Write corpora to disk as real ones lie there. */
  LAYOUT(CorpusLayout.class),
  /** File formats. */
  MEDIA_READER(MediaReaderFactory.class),
  /** From raw streams to feature steps. */
  FRONT_END(FrontEndFactory.class),
  /** Find faces in pictures. */
  FACE_DETECTOR(FaceDetectorFactory.class),
  /** From feature steps to encoded steps. */
  ENCODER(EncoderFactory.class),
  /** Make encoded steps smaller. */
  REDUCTION(ReductionFactory.class),
  /** Weigh steps. */
  ATTENTION(AttentionFactory.class),
  /** Combine modalities. */
  FUSION(FusionFactory.class),
  /** Judge outputs in training. */
  LOSS(LossFactory.class),
  /** Say what posteriors are worth. */
  METRIC(MetricFactory.class),
  /** Update rules. */
  OPTIMIZER(OptimizerFactory.class),
  /** Learning rates over time. */
  SCHEDULE(ScheduleFactory.class),
  /** Changes of training data. */
  AUGMENTATION(AugmentationFactory.class),
  /** Splits of a corpus. */
  PROTOCOL(ProtocolFactory.class);

  private final Class<?> spi;

  PluginKind(Class<?> spi) {
    this.spi = spi;
  }

  /** The kinds that {@code new plugin} has a project for: all that a config can name. */
  public static List<PluginKind> withProject() {
    return Arrays.stream(values()).filter(kind -> kind != LAYOUT).toList();
  }

  /**
   * The kind of an SPI.
   *
   * @param spi a subinterface of {@link PartFactory}, such as {@link FusionFactory}
   * @throws IllegalArgumentException if it is none of them
   */
  public static PluginKind of(Class<?> spi) {
    return Arrays.stream(values())
        .filter(kind -> kind.spi == spi)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(spi.getName() + ": is not an SPI"));
  }

  /**
   * The kind of a factory.
   *
   * @throws PolyfuseException if it implements none of the SPIs
   */
  public static PluginKind of(PartFactory<?> factory) {
    return Arrays.stream(values())
        .filter(kind -> kind.spi.isInstance(factory))
        .findFirst()
        .orElseThrow(
            () ->
                new PolyfuseException(
                    String.format(
                        Locale.ROOT,
                        "%s: must implement an SPI of org.polyfuse.api, such as FusionFactory, but does not.",
                        factory.getClass().getName())));
  }

  /** The name as users see it, such as {@code front-end}. */
  public String id() {
    return Kebab.of(this);
  }

  /** The interface that factories of this kind implement. */
  public Class<?> spi() {
    return spi;
  }
}
