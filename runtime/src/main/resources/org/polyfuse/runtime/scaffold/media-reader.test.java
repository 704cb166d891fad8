package @PACKAGE@;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.polyfuse.api.data.MediaReaderFactory;
import org.polyfuse.testkit.contract.MediaReaderContract;

/** What holds for every media reader, on this one. */
class @CLASS@Test extends MediaReaderContract {

  @Override
  protected MediaReaderFactory<?> factory() {
    return new @CLASS@();
  }

  @Override
  protected Path file(Path folder) throws IOException {
    return Files.writeString(folder.resolve("sound.@NAME@"), "0.25 0.5 -1\n".repeat(100));
  }
}
