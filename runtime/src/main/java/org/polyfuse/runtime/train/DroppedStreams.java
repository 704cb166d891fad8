package org.polyfuse.runtime.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.study.TrainingSection.ModalityDropout;

/**
 * The recordings of one training step without the streams that {@link ModalityDropout} drops. What
 * is left is laid out as if the recordings had never had more, so every engine sees a dropped
 * stream as an absent one.
 */
final class DroppedStreams {

  /** Keeps these draws apart from what the engine draws from the same seed. */
  private static final long PURPOSE = 0x6d6f64616c697479L;

  private DroppedStreams() {}

  /** The same recordings, in order; what is dropped depends on them and the step's seed alone. */
  static List<Example> of(List<Example> members, ModalityDropout dropout, long stepSeed) {
    if (dropout.isNone()) {
      return members;
    }
    SplittableRandom random = new SplittableRandom(StepSeed.of(stepSeed, PURPOSE));
    return members.stream().map(member -> without(member, dropout, random)).toList();
  }

  private static Example without(Example member, ModalityDropout dropout, SplittableRandom random) {
    List<String> there = new ArrayList<>(member.features().keySet());
    List<String> dropped =
        new ArrayList<>(
            there.stream().filter(each -> random.nextDouble() < dropout.of(each)).toList());
    if (dropped.size() == there.size()) {
      dropped.remove(random.nextInt(there.size()));
    }
    return dropped.isEmpty() ? member : without(member, dropped);
  }

  private static Example without(Example member, List<String> dropped) {
    Map<String, HeldFeatures> left = new LinkedHashMap<>(member.features());
    left.keySet().removeAll(dropped);
    return member.with(left);
  }
}
