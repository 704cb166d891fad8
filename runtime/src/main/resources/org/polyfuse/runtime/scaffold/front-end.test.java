package @PACKAGE@;

import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.testkit.contract.FrontEndContract;

/** What holds for every front-end, on this one. */
class @CLASS@Test extends FrontEndContract {

  @Override
  protected FrontEndFactory<?> factory() {
    return new @CLASS@();
  }
}
