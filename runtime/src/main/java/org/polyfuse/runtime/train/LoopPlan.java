package org.polyfuse.runtime.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.metric.Metric;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.train.Schedule;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.data.BatchPlan;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.study.TrainingSection;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * What a training loop is to do.
 *
 * @param seed of the study
 * @param fold from 1 on; 0 for the final model
 * @param epochs how many
 * @param training the settings
 * @param rule how gradients move weights
 * @param schedule of the learning rate
 * @param batchPlan makes host batches
 * @param augmenter changes the batches of training steps
 * @param classes the names of the classes
 * @param fusion the fusion, which may have values to choose on validation
 * @param metrics further ones that an epoch can be best in
 */
public record LoopPlan(
    long seed,
    int fold,
    int epochs,
    TrainingSection training,
    UpdateRule rule,
    Schedule schedule,
    BatchPlan batchPlan,
    Augmenter augmenter,
    List<String> classes,
    Fusion fusion,
    List<Metric> metrics) {

  /** The batches of an epoch, in an order that depends on seed, fold and epoch alone. */
  List<List<Example>> batches(List<Example> train, int epoch) {
    return batchPlan.batches(BatchPlan.shuffled(train, StepSeed.of(seed, fold, epoch)));
  }

  /** Where the training stands before a step, of so many in an epoch. */
  HostBatch.Stage stage(int epoch, int step, int steps) {
    int finished = epoch - 1;
    return new HostBatch.Stage(finished, (finished + (double) step / steps) / epochs);
  }

  /** What a step sees of its recordings. */
  HostBatch batch(List<Example> members, long stepSeed, HostBatch.Stage stage) {
    HostBatch batch =
        batchPlan.plan(DroppedStreams.of(members, training.modalityDropout(), stepSeed)).at(stage);
    augmenter.apply(batch, stepSeed);
    return batch;
  }

  double learningRate(int epoch) {
    return rule.learningRate() * schedule.factor(epoch, epochs);
  }

  /** The shapes of chosen values are those of the fusion's parameters. */
  Map<String, HostTensor> named(Map<String, float[]> chosen) {
    Map<String, HostTensor> named = new LinkedHashMap<>();
    chosen.forEach(
        (name, values) ->
            named.put("fusion." + name, new HostTensor(values, new long[] {values.length})));
    return named;
  }
}
