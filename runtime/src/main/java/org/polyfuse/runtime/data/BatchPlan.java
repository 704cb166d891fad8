package org.polyfuse.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.polyfuse.api.nn.Trunks;
import org.polyfuse.runtime.study.TrainingSection;

/**
 * Lays out batches on the host. Shapes are few, since a new one costs an engine time: lengths go up
 * to a grid, and a batch that is not full goes up to a power of two. Immutable; safe for use from
 * several threads.
 */
public final class BatchPlan {

  private final List<ModalityBatch> modalities;
  private final int size;
  private final float[] classWeights;
  private final HostBatch.Stage stage;

  /**
   * Plans batches.
   *
   * @param modalities in the order of the config
   * @param trunks if the fusion asks for them
   * @param batch size and grid
   * @param classWeights (K), see {@link ClassWeights}
   * @param normalisation applied to what is copied into a batch
   */
  public BatchPlan(
      List<ModalityLayout> modalities,
      Optional<Trunks> trunks,
      TrainingSection.Batch batch,
      float[] classWeights,
      FittedNormalisation normalisation) {
    this.modalities =
        modalities.stream()
            .map(layout -> new ModalityBatch(layout, trunks, batch.lengthGrid(), normalisation))
            .toList();
    this.size = batch.size();
    this.classWeights = classWeights.clone();
    this.stage = new HostBatch.Stage(0, 0);
  }

  private BatchPlan(BatchPlan same, HostBatch.Stage stage) {
    this.modalities = same.modalities;
    this.size = same.size;
    this.classWeights = same.classWeights;
    this.stage = stage;
  }

  /** The same plan, of batches at a stage of the training; its beginning at first. */
  public BatchPlan at(HostBatch.Stage other) {
    return new BatchPlan(this, other);
  }

  /** Cuts a part into batches, in order; all are full but the last one. */
  public List<List<Example>> batches(List<Example> examples) {
    List<List<Example>> batches = new ArrayList<>();
    for (int from = 0; from < examples.size(); from += size) {
      batches.add(List.copyOf(examples.subList(from, Math.min(from + size, examples.size()))));
    }
    return batches;
  }

  /** The examples in an order that depends on the seed alone. */
  public static List<Example> shuffled(List<Example> examples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> order = new ArrayList<>(examples);
    for (int i = order.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Example example = order.get(i);
      order.set(i, order.get(j));
      order.set(j, example);
    }
    return order;
  }

  /**
   * A batch of these recordings, N being the least power of two that holds them but at most the
   * size of a full batch. What follows them is padding: no stream, no target, weight 0. A recording
   * without a label has weight 0 too.
   *
   * @param members one to the size of a batch
   */
  public HostBatch plan(List<Example> members) {
    if (members.isEmpty() || members.size() > size) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "members: must be 1 to %d but were %d", size, members.size()));
    }
    int padded = Math.min(BatchRoom.powerOfTwo(members.size()), size);
    int classes = classWeights.length;
    float[] targets = new float[padded * classes];
    float[] weights = new float[padded];
    for (int n = 0; n < members.size(); n++) {
      OptionalInt label = members.get(n).label();
      if (label.isPresent()) {
        targets[n * classes + label.getAsInt()] = 1;
        weights[n] = classWeights[label.getAsInt()];
      }
    }
    return new HostBatch(
        padded,
        members.size(),
        members.stream().map(member -> member.recording().id()).toList(),
        modalities.stream().map(modality -> modality.of(members, padded)).toList(),
        targets,
        weights,
        stage);
  }
}
