package org.polyfuse.runtime.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.nn.Trunks;
import org.polyfuse.runtime.data.HostBatch.HostModality;

/** Lays out one modality of a batch. */
record ModalityBatch(
    ModalityLayout layout,
    Optional<Trunks> trunks,
    int lengthGrid,
    FittedNormalisation normalisation) {

  /** The modality of these recordings, followed by padding up to N. */
  HostModality of(List<Example> members, int size) {
    int steps = paddedSteps(members);
    int segments = trunks.map(Trunks::segments).orElse(0);
    BatchRoom.require(layout, size, steps, segments, Runtime.getRuntime().maxMemory());
    int encodedSteps = layout.timing().steps(steps);
    HostModality batch =
        new HostModality(
            layout.name(),
            new float[Math.toIntExact((long) size * steps * layout.shape().step().size())],
            shape(size, steps),
            new float[size * steps],
            new float[size],
            encodedSteps,
            new int[size],
            new float[size * encodedSteps],
            new float[size * encodedSteps * segments],
            segments);
    for (int n = 0; n < members.size(); n++) {
      HeldFeatures features = members.get(n).features().get(layout.name());
      if (features != null) {
        checkShape(members.get(n), features);
        put(features.get(), n, steps, batch);
      }
    }
    return batch;
  }

  /** The longest of them, up to the grid; one grid's length if none has the stream. */
  private int paddedSteps(List<Example> members) {
    int longest = 1;
    for (Example member : members) {
      HeldFeatures features = member.features().get(layout.name());
      longest = Math.max(longest, features == null ? 0 : features.steps());
    }
    return BatchRoom.padded(longest, lengthGrid);
  }

  /** A recording from elsewhere may not fit to what the system was made for. */
  private void checkShape(Example member, HeldFeatures features) {
    if (!features.shape().step().equals(layout.shape().step())) {
      throw new PolyfuseException(
          String.format(
                  Locale.ROOT,
                  "modalities.%s: a feature step must be %s but is %s in %s. Use the stream and",
                  layout.name(),
                  layout.shape().step(),
                  features.shape().step(),
                  StreamFile.name(member.recording(), layout.stream()))
              + " the settings that the system was trained with.");
    }
  }

  private long[] shape(int size, int steps) {
    long[] step = layout.shape().step().getShape();
    long[] shape = new long[step.length + 2];
    shape[0] = size;
    shape[1] = steps;
    System.arraycopy(step, 0, shape, 2, step.length);
    return shape;
  }

  private void put(Features features, int n, int steps, HostModality batch) {
    float[] values = features.values();
    int from = n * (batch.values().length / batch.present().length);
    System.arraycopy(values, 0, batch.values(), from, values.length);
    normalisation.apply(layout.name(), batch.values(), from, from + values.length);
    Arrays.fill(batch.mask(), n * steps, n * steps + features.steps(), 1);
    batch.present()[n] = 1;
    double[] centres = layout.timing().centres(features.centres(), layout.shape().stepSeconds());
    batch.lengths()[n] = centres.length;
    for (int i = 0; i < centres.length; i++) {
      int place = n * batch.encodedSteps() + i;
      batch.centres()[place] = (float) centres[i];
      if (trunks.isPresent()) {
        batch.trunks()[place * batch.segments() + trunks.get().indexOf(centres[i])] = 1;
      }
    }
  }
}
