package org.polyfuse.runtime.train;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.train.Augmentation;
import org.polyfuse.api.train.AugmentationFactory;
import org.polyfuse.api.train.Steps;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.data.HostBatch.HostModality;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.study.TrainingSection;

/**
 * All augmentations of a study. What a recording becomes depends on the seed of the training step,
 * its place in the batch and the augmentation's own seed alone. Immutable; safe for use from
 * several threads.
 */
public final class Augmenter {

  /** Keeps these draws apart from others of the same step. */
  private static final long PURPOSE = 0x6175676d656e74L;

  private record Seeded(Augmentation augmentation, long seed) {}

  private final Map<String, List<Seeded>> byModality;
  private final Optional<Mixup> mixup;

  private Augmenter(Map<String, List<Seeded>> byModality, Optional<Mixup> mixup) {
    this.byModality = byModality;
    this.mixup = mixup;
  }

  /**
   * Makes the augmentations of a study.
   *
   * @param shapes what the front-end of each modality gives
   * @throws PolyfuseException if one of them does not go with a modality's steps
   */
  public static Augmenter of(Study study, Map<String, SequenceShape> shapes) {
    Map<String, List<Seeded>> byModality = new LinkedHashMap<>();
    study
        .modalities()
        .forEach(
            (name, section) -> {
              List<Seeded> augmentations = new ArrayList<>();
              for (Choice<AugmentationFactory<?>> choice : section.augment()) {
                augmentations.add(create(name, choice, shape(shapes, name)));
              }
              byModality.put(name, augmentations);
            });
    TrainingSection.Mixup settings = study.training().mixup();
    return new Augmenter(
        byModality,
        settings.alpha() > 0
            ? Optional.of(new Mixup(settings.alpha(), settings.seed()))
            : Optional.empty());
  }

  private static Shape shape(Map<String, SequenceShape> shapes, String modality) {
    SequenceShape shape = shapes.get(modality);
    if (shape == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "shapes: there is none for '%s'", modality));
    }
    return shape.step();
  }

  private static Seeded create(String modality, Choice<AugmentationFactory<?>> choice, Shape step) {
    try {
      return new Seeded(AugmentationFactory.make(choice, step), AugmentationFactory.seedOf(choice));
    } catch (IllegalArgumentException e) {
      throw new PolyfuseException(
          String.format(Locale.ROOT, "modalities.%s.augment: %s", modality, e.getMessage()), e);
    }
  }

  /**
   * Changes a batch in place.
   *
   * @param stepSeed of the training step
   */
  public void apply(HostBatch batch, long stepSeed) {
    for (int m = 0; m < batch.modalities().size(); m++) {
      HostModality modality = batch.modalities().get(m);
      List<Seeded> augmentations = byModality.getOrDefault(modality.name(), List.of());
      for (int i = 0; i < augmentations.size(); i++) {
        apply(augmentations.get(i), modality, batch.real(), StepSeed.of(stepSeed, PURPOSE, m, i));
      }
    }
    mixup.ifPresent(
        mix ->
            mix.apply(batch, new SplittableRandom(StepSeed.of(stepSeed, PURPOSE, -1, mix.seed()))));
  }

  private static void apply(Seeded augmentation, HostModality modality, int real, long seed) {
    int padded = (int) modality.shape()[1];
    long[] step = Arrays.copyOfRange(modality.shape(), 2, modality.shape().length);
    int size = padded * (int) new Shape(step).size();
    for (int n = 0; n < real; n++) {
      int count = validSteps(modality.mask(), n * padded, padded);
      if (count > 0) {
        augmentation
            .augmentation()
            .apply(
                new Steps(modality.values(), n * size, count, new Shape(step)),
                new SplittableRandom(StepSeed.of(seed, augmentation.seed(), n)));
      }
    }
  }

  private static int validSteps(float[] mask, int from, int padded) {
    int count = 0;
    while (count < padded && mask[from + count] > 0) {
      count++;
    }
    return count;
  }
}
