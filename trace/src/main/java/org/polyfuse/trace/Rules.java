package org.polyfuse.trace;

import java.util.HashMap;
import java.util.Map;

/** Every method that can be recorded; what DJL makes of others is recorded too. */
final class Rules {

  static final Map<String, Rule> ALL = new HashMap<>();

  static {
    ALL.putAll(ArithmeticRules.all());
    ALL.putAll(MathRules.all());
    ALL.putAll(ActivationRules.all());
    ALL.putAll(ReductionRules.all());
    ALL.putAll(RankingRules.all());
    ALL.putAll(LayoutRules.all());
    ALL.putAll(JoinRules.all());
    ALL.putAll(IndexRules.all());
    ALL.putAll(MatrixRules.all());
    ALL.putAll(LayerRules.all());
    ALL.putAll(RecurrentRules.all());
  }

  private Rules() {}
}
