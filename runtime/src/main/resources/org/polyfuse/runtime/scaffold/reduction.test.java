package @PACKAGE@;

import org.polyfuse.api.nn.ReductionFactory;
import org.polyfuse.testkit.contract.ReductionContract;

/** What holds for every reduction, on this one. */
class @CLASS@Test extends ReductionContract {

  @Override
  protected ReductionFactory<?> factory() {
    return new @CLASS@();
  }
}
