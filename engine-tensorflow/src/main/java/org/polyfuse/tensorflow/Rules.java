package org.polyfuse.tensorflow;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every operation that can be recorded. */
final class Rules {

  static final Map<String, Rule> ALL = new HashMap<>();

  static {
    ALL.putAll(ElementwiseRules.all());
    ALL.putAll(ComparisonRules.all());
    ALL.putAll(MathRules.all());
    ALL.putAll(ActivationRules.all());
    ALL.putAll(ReductionRules.all());
    ALL.putAll(LayoutRules.all());
    ALL.putAll(JoinRules.all());
    ALL.putAll(IndexRules.all());
    ALL.putAll(RankingRules.all());
    ALL.putAll(MatrixRules.all());
    ALL.putAll(ConvolutionRules.all());
    ALL.putAll(PoolRules.all());
    ALL.putAll(NormRules.all());
    ALL.putAll(RecurrentRules.all());
  }

  private Rules() {}

  /** Their names in alphabetical order. */
  static SortedSet<String> names() {
    return new TreeSet<>(ALL.keySet());
  }
}
