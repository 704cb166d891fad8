package org.polyfuse.runtime.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyfuse.api.Choice;
import org.polyfuse.api.Range;
import org.polyfuse.api.Setting;
import org.polyfuse.api.train.OptimizerFactory;
import org.polyfuse.api.train.ScheduleFactory;
import org.polyfuse.runtime.config.Later;
import org.polyfuse.runtime.config.Shorthand;
import org.polyfuse.runtime.plugins.Kebab;

/** How a system is trained. */
public record TrainingSection(
    @Setting(value = "Passes over the training part, 1 to 1000000.", defaultsTo = "200") int epochs,
    @Setting(value = "What a step sees.", defaultsTo = "{}") Batch batch,
    @Setting(value = "How gradients move weights.", defaultsTo = "adam")
        Choice<OptimizerFactory<?>> optimizer,
    @Setting(value = "How the learning rate changes.", defaultsTo = "constant")
        Choice<ScheduleFactory<?>> schedule,
    @Setting(value = "Which epoch's weights are kept.", defaultsTo = "{}") Select select,
    @Setting(
            value = "Weights of classes in the loss: none, or balanced (inverse frequency).",
            defaultsTo = "none")
        ClassWeights classWeights,
    @Setting(
            value = "How often a stream that is there is treated as absent in a training step.",
            defaultsTo = "0")
        ModalityDropout modalityDropout,
    @Setting(value = "Mixtures of recordings (Zhang et al., 2018).", defaultsTo = "0") Mixup mixup,
    @Setting(
            value =
                "What a loss that is no number does: stop, or restore (the epoch begins anew with"
                    + " half the learning rate, 4 times at most).",
            defaultsTo = "stop")
        @Later
        OnDivergence onDivergence) {

  /** Of what is counted in an int and multiplied. */
  private static final int MOST = 1_000_000;

  /** Checks ranges. */
  public TrainingSection {
    Range.within("epochs", epochs, 1, MOST);
  }

  /** What is done about a loss, or weights, that are no numbers any more. */
  public enum OnDivergence {
    /** Training ends with a message; what was saved stays. */
    STOP,
    /** The epoch begins anew with half the learning rate. */
    RESTORE
  }

  /** What a step sees. */
  public record Batch(
      @Setting(value = "Recordings a step, 1 to 1000000.", defaultsTo = "64") int size,
      @Setting(
              value = "Lengths are padded to a multiple of so many feature steps, 1 to 1000000.",
              defaultsTo = "32")
          int lengthGrid) {
    /** Checks ranges. */
    public Batch {
      Range.within("size", size, 1, MOST);
      Range.within("lengthGrid", lengthGrid, 1, MOST);
    }
  }

  /**
   * How often a stream that is there is treated as absent in a training step, so that a system
   * learns to do without. Each stream of each recording is drawn for itself in each step; where all
   * that a recording has would go, one of them, any with equal probability, stays. So with M
   * streams and one share p for all, a stream goes with probability p - p^M / M.
   *
   * @param share of the modalities that {@code of} does not name
   * @param of by modality
   */
  @Shorthand
  public record ModalityDropout(
      @Setting(
              value =
                  "Probability, for each recording and modality, that a stream that is there is"
                      + " treated as absent in a step; [0, 1). One of a recording's streams stays.",
              defaultsTo = "0")
          double share,
      @Setting(
              value = "Probabilities of single modalities in its place, such as {face: 0.5}.",
              defaultsTo = "{}")
          Map<String, Double> of) {
    /** Checks ranges. */
    public ModalityDropout {
      of = Collections.unmodifiableMap(new LinkedHashMap<>(of));
      if (!isShare(share)) {
        throw new IllegalArgumentException("share: must be in [0, 1) but was " + share);
      }
      if (!of.values().stream().allMatch(ModalityDropout::isShare)) {
        throw new IllegalArgumentException("of: must be in [0, 1) each but was " + of);
      }
    }

    private static boolean isShare(double value) {
      return value >= 0 && value < 1;
    }

    /** The probability of a modality. */
    public double of(String modality) {
      return of.getOrDefault(modality, share);
    }

    /** Whether no stream is ever dropped. */
    public boolean isNone() {
      return share == 0 && of.values().stream().allMatch(each -> each == 0);
    }
  }

  /** Mixtures of recordings: of their features where both have them, and of their targets. */
  @Shorthand
  public record Mixup(
      @Setting(
              value =
                  "Of the Beta distribution from which the shares of a batch are drawn, in [0, 4];"
                      + " 0: nothing is mixed.",
              defaultsTo = "0")
          double alpha,
      @Setting(value = "Of its own draws.", defaultsTo = "0") long seed) {
    /** Checks ranges. */
    public Mixup {
      if (!(alpha >= 0 && alpha <= 4)) {
        throw new IllegalArgumentException("alpha: must be in [0, 4] but was " + alpha);
      }
    }
  }

  /**
   * Which epoch's weights are kept.
   *
   * @param metric one of {@link #NAMES} or of the study's further metrics
   * @param patience in epochs; 0 if there is none
   */
  @Shorthand
  public record Select(
      @Setting(
              value =
                  "What the best epoch is best in, on validation: accuracy, uar, macro-f1, loss or"
                      + " one of evaluation.metrics; none: the last weights.",
              defaultsTo = "accuracy")
          String metric,
      @Setting(
              value = "Stop after so many epochs without a better one; 0: never.",
              defaultsTo = "0")
          int patience) {
    /** What an epoch can be best in without further metrics, and none. */
    public static final List<String> NAMES = Kebab.namesOf(Metric.class);

    /** The last weights are kept. */
    public boolean isNone() {
      return metric.equals(Kebab.of(Metric.NONE));
    }

    /** The metric that every study has; empty for one of its further ones. */
    public Optional<Metric> own() {
      return Stream.of(Metric.values()).filter(each -> Kebab.of(each).equals(metric)).findFirst();
    }

    /** Checks ranges. */
    public Select {
      if (patience < 0) {
        throw new IllegalArgumentException("patience: must be 0 or more but was " + patience);
      }
    }
  }

  /** What an epoch of any study can be best in. */
  public enum Metric {
    /** The share of recordings that are right (WA). */
    ACCURACY,
    /** The mean recall of the classes (UAR). */
    UAR,
    /** The mean F1 of the classes. */
    MACRO_F1,
    /** The loss; lower is better. */
    LOSS,
    /** Nothing: the last weights. */
    NONE
  }

  /** Weights of classes in the loss. */
  public enum ClassWeights {
    /** All 1. */
    NONE,
    /** Inverse to the class's share of the training part, 1 on average. */
    BALANCED
  }
}
