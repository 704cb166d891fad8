package com.example.evidence;

import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.testkit.contract.FusionContract;

/** What holds for every fusion, on this one. */
class TrustedFusionTest extends FusionContract {

  @Override
  protected FusionFactory<?> factory() {
    return new TrustedFusion();
  }
}
