package @PACKAGE@;

import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.testkit.contract.FusionContract;

/** What holds for every fusion, on this one. */
class @CLASS@Test extends FusionContract {

  @Override
  protected FusionFactory<?> factory() {
    return new @CLASS@();
  }
}
