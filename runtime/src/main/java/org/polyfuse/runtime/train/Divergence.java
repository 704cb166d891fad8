package org.polyfuse.runtime.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.engine.TrainingSession.StepResult;
import org.polyfuse.runtime.names.Some;
import org.polyfuse.runtime.weights.HostTensor;

/** Watches a training for numbers that are none any more. For one training, on one thread. */
final class Divergence {

  private static final String ADVICE =
      " Lower training.optimizer.learningRate, set training.optimizer.clip, or look at these recordings";

  private final LoopPlan plan;
  private final Set<String> unbounded = new HashSet<>(); // weights that never were numbers alone
  private List<Example> members = List.of();
  private String place = "the first step";
  private double learningRate;

  /**
   * Begins to watch.
   *
   * @param weights at the beginning; those that hold infinities for a reason are left alone
   */
  Divergence(LoopPlan plan, Map<String, HostTensor> weights) {
    this.plan = plan;
    weights.forEach(
        (name, tensor) -> {
          if (!isFinite(tensor)) {
            unbounded.add(name);
          }
        });
  }

  /**
   * Says which step was the last, so that what is told does not depend on where a training went on.
   *
   * @param batch its recordings
   * @param step from 1 on
   */
  void at(List<Example> batch, int epoch, int step, int steps, double rate) {
    members = batch;
    learningRate = rate;
    place =
        String.format(
            Locale.ROOT, "fold %d, epoch %d, step %d of %d", plan.fold(), epoch, step, steps);
  }

  /**
   * Looks at what the last step gave.
   *
   * @param lossBefore of the step before; NaN if there was none
   * @throws DivergedException if its loss is no number
   */
  void check(StepResult result, double lossBefore) {
    if (Double.isFinite(result.loss())) {
      return;
    }
    String before =
        Double.isNaN(lossBefore)
            ? ""
            : String.format(Locale.ROOT, " (%.4g a step before)", lossBefore);
    throw new DivergedException(
        String.format(
            Locale.ROOT,
            "the loss is %s in %s%s; learning rate %s, gradient norm %s; %s",
            result.loss(),
            place,
            before,
            learningRate,
            norm(result),
            batch(result.posteriors())));
  }

  private static String norm(StepResult result) {
    return result.gradientNorm().isPresent()
        ? String.format(Locale.ROOT, "%.4g", result.gradientNorm().getAsDouble())
        : "unknown";
  }

  /** The recordings, and which of them the numbers went wrong with if not with all. */
  private String batch(float[] posteriors) {
    int classes = plan.classes().size();
    List<String> ids = new ArrayList<>();
    List<String> odd = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      String id = members.get(i).recording().id();
      ids.add(id);
      for (int c = 0; c < classes && i * classes + c < posteriors.length; c++) {
        if (!Float.isFinite(posteriors[i * classes + c])) {
          odd.add(id);
          break;
        }
      }
    }
    String all = String.format(Locale.ROOT, "%d recordings: %s", ids.size(), Some.of(ids));
    return odd.isEmpty() || odd.size() == ids.size()
        ? all
        : String.format(Locale.ROOT, "%s; it comes of %d: %s", all, odd.size(), Some.of(odd));
  }

  /**
   * Looks at weights.
   *
   * @throws DivergedException if one is no number
   */
  void check(Map<String, HostTensor> weights) {
    for (Map.Entry<String, HostTensor> each : weights.entrySet()) {
      if (isOdd(each.getKey(), each.getValue())) {
        throw new DivergedException(
            String.format(
                Locale.ROOT,
                "weights of '%s' are no numbers after %s; learning rate %s; %s",
                each.getKey(),
                place,
                learningRate,
                batch(new float[0])));
      }
    }
  }

  /** Whether weights are worth going back to. */
  boolean isWhole(Map<String, HostTensor> weights) {
    return weights.entrySet().stream().noneMatch(each -> isOdd(each.getKey(), each.getValue()));
  }

  private boolean isOdd(String name, HostTensor tensor) {
    return !unbounded.contains(name) && !isFinite(tensor);
  }

  private static boolean isFinite(HostTensor tensor) {
    for (float value : tensor.values()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** What ends a training. */
  static PolyfuseException refusal(DivergedException diverged, int restores) {
    String tried =
        restores == 0
            ? ""
            : String.format(
                Locale.ROOT, " (after %d epochs that began anew at half the rate)", restores);
    String other = restores == 0 ? "; training.onDivergence=restore tries lower rates" : "";
    return new PolyfuseException(
        String.format(
            Locale.ROOT, "training: %s%s.%s%s.", diverged.getMessage(), tried, ADVICE, other),
        diverged);
  }
}
