package @PACKAGE@;

import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.testkit.contract.EncoderContract;

/** What holds for every encoder, on this one. */
class @CLASS@Test extends EncoderContract {

  @Override
  protected EncoderFactory<?> factory() {
    return new @CLASS@();
  }
}
