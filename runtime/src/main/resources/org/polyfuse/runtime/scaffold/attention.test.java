package @PACKAGE@;

import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.testkit.contract.AttentionContract;

/** What holds for every attention, on this one. */
class @CLASS@Test extends AttentionContract {

  @Override
  protected AttentionFactory<?> factory() {
    return new @CLASS@();
  }
}
