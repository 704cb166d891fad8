package com.example.evidence;

import org.polyfuse.api.loss.LossFactory;
import org.polyfuse.testkit.contract.LossContract;

/** What holds for every loss, on this one. */
class EvidentialLossTest extends LossContract {

  @Override
  protected LossFactory<?> factory() {
    return new EvidentialLoss();
  }
}
