package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.MixtureWeights;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.api.nn.Tunable;
import org.polyfuse.api.nn.layer.Norms;
import org.polyfuse.api.nn.layer.Projection;

/**
 * Decision fusion: a tower a modality, trained alone, and the log of sum(w_m p_m) / sum(w_m) over
 * the streams that are there, through which no gradient flows. Where their weights are all 0 they
 * count equally; without any stream the posteriors are uniform (regression: the mean of the outputs
 * instead of the log, and 0). Weights: {@code classifier-<modality>.*}, and {@code weights} (M),
 * which is not trained.
 */
final class DecisionFusion extends Fusion implements Tunable {

  private static final double SMALLEST_POSTERIOR = 1e-30;

  private final List<Projection> classifiers = new ArrayList<>();
  private final Parameter weights;
  private final Target target;
  private final boolean tuned;

  DecisionFusion(List<ModalityShape> inputs, Target target, Init initial, boolean tuned) {
    for (ModalityShape input : inputs) {
      Projection classifier = new Projection(input.channels(), target.outputs(), true);
      classifiers.add(child("classifier-" + input.name(), classifier));
    }
    this.weights = constant("weights", initial, inputs.size());
    this.target = target;
    this.tuned = tuned;
  }

  @Override
  public Fused fuse(Pass pass, List<Modality> modalities) {
    List<Fused.Tower> towers = new ArrayList<>();
    for (int m = 0; m < modalities.size(); m++) {
      Modality modality = modalities.get(m);
      NDArray outputs = classifiers.get(m).project(pass, modality.global()); // (N, K)
      towers.add(new Fused.Tower(modality.name(), outputs, modality.present()));
    }
    return Fused.predictions(mixture(pass, towers), towers);
  }

  private NDArray mixture(Pass pass, List<Fused.Tower> towers) {
    NDArray outputs = stack(towers.stream().map(t -> t.outputs().stopGradient()).toList());
    NDArray present = stack(towers.stream().map(Fused.Tower::present).toList()); // (N, M)
    NDArray weighted = present.mul(pass.get(weights, present).stopGradient());
    NDArray allZero = isZero(sum(weighted)); // (N, 1)
    NDArray effective = weighted.add(present.mul(allZero));
    NDArray total = sum(effective); // (N, 1), 0 without any stream
    return target instanceof Target.Classes
        ? logOfMixture(outputs.softmax(2), effective, total)
        : mixed(outputs, effective).div(total.add(isZero(total)));
  }

  private static NDArray logOfMixture(NDArray posteriors, NDArray weights, NDArray total) {
    NDArray none = isZero(total);
    NDArray classes = Scalars.of(total, (double) posteriors.getShape().get(2));
    NDArray mixed = mixed(posteriors, weights).add(none.div(classes)).div(total.add(none));
    return mixed.maximum(Scalars.of(mixed, SMALLEST_POSTERIOR)).log(); // (N, K)
  }

  /** (N, M, K) weighed by (N, M) to (N, K). */
  private static NDArray mixed(NDArray outputs, NDArray weights) {
    return outputs.mul(weights.expandDims(2)).sum(new int[] {1});
  }

  private static NDArray isZero(NDArray sums) {
    return Norms.below(sums, Float.MIN_NORMAL);
  }

  private static NDArray sum(NDArray weights) {
    return weights.sum(new int[] {1}, true);
  }

  private static NDArray stack(List<NDArray> arrays) {
    return NDArrays.stack(new NDList(arrays), 1);
  }

  @Override
  public OptionalLong features() {
    return OptionalLong.empty();
  }

  /** The most accurate weights, by {@link MixtureWeights}, if they are to be chosen at all. */
  @Override
  public Map<String, float[]> tune(List<TowerOutputs> towers, int[] labels) {
    if (!tuned || labels.length == 0) {
      return Map.of();
    }
    double[] best =
        MixtureWeights.best(towers.stream().map(DecisionFusion::member).toList(), labels);
    float[] weights = new float[best.length];
    for (int m = 0; m < best.length; m++) {
      weights[m] = (float) best[m];
    }
    return Map.of("weights", weights);
  }

  private static MixtureWeights.Member member(TowerOutputs tower) {
    double[][] posteriors =
        Arrays.stream(tower.logits()).map(DecisionFusion::softmax).toArray(double[][]::new);
    return new MixtureWeights.Member(posteriors, tower.present());
  }

  private static double[] softmax(float[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double[] exponentials = new double[logits.length];
    double sum = 0;
    for (int k = 0; k < logits.length; k++) {
      exponentials[k] = Math.exp(logits[k] - max);
      sum += exponentials[k];
    }
    for (int k = 0; k < logits.length; k++) {
      exponentials[k] /= sum;
    }
    return exponentials;
  }
}
