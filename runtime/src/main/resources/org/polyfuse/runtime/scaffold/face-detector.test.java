package @PACKAGE@;

import org.polyfuse.api.data.FaceDetectorFactory;
import org.polyfuse.testkit.contract.FaceDetectorContract;

/** What holds for every face detector, on this one. */
class @CLASS@Test extends FaceDetectorContract {

  @Override
  protected FaceDetectorFactory<?> factory() {
    return new @CLASS@();
  }
}
