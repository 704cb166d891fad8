package org.polyfuse.system.contracts;

import java.util.List;
import java.util.ServiceLoader;
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

/** Everything that ServiceLoader finds. */
final class Found {

  private Found() {}

  static List<DatasetFactory<?>> datasets() {
    return all(DatasetFactory.class);
  }

  static List<MediaReaderFactory<?>> mediaReaders() {
    return all(MediaReaderFactory.class);
  }

  static List<FrontEndFactory<?>> frontEnds() {
    return all(FrontEndFactory.class);
  }

  /** Those that need no file of the user's. */
  static List<FaceDetectorFactory<?>> faceDetectors() {
    List<FaceDetectorFactory<?>> found = all(FaceDetectorFactory.class);
    return found.stream().filter(factory -> !factory.name().equals("yunet")).toList();
  }

  static List<EncoderFactory<?>> encoders() {
    return all(EncoderFactory.class);
  }

  static List<ReductionFactory<?>> reductions() {
    return all(ReductionFactory.class);
  }

  static List<AttentionFactory<?>> attentions() {
    return all(AttentionFactory.class);
  }

  static List<FusionFactory<?>> fusions() {
    return all(FusionFactory.class);
  }

  static List<LossFactory<?>> losses() {
    return all(LossFactory.class);
  }

  static List<MetricFactory<?>> metrics() {
    return all(MetricFactory.class);
  }

  static List<OptimizerFactory<?>> optimizers() {
    return all(OptimizerFactory.class);
  }

  static List<ScheduleFactory<?>> schedules() {
    return all(ScheduleFactory.class);
  }

  static List<AugmentationFactory<?>> augmentations() {
    return all(AugmentationFactory.class);
  }

  static List<ProtocolFactory<?>> protocols() {
    return all(ProtocolFactory.class);
  }

  static List<CorpusLayout> layouts() {
    return all(CorpusLayout.class);
  }

  @SuppressWarnings("unchecked") // a factory of the raw interface is one of some settings
  private static <T> List<T> all(Class<? super T> kind) {
    return ServiceLoader.load((Class<T>) kind).stream().map(ServiceLoader.Provider::get).toList();
  }
}
