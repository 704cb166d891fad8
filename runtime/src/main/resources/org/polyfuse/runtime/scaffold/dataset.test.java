package @PACKAGE@;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.testkit.contract.DatasetContract;
import org.polyfuse.testkit.contract.DefaultSettings;

/** What holds for every dataset, on this one and a small corpus. */
class @CLASS@Test extends DatasetContract {

  @TempDir static Path root;

  @BeforeAll
  static void write_a_small_corpus() throws IOException {
    Files.writeString(root.resolve("labels.csv"), "a.wav,glad,ann\nb.wav,calm,bo\nlost.wav,calm,bo");
    Files.writeString(root.resolve("a.wav"), "in place of a sound");
    Files.writeString(root.resolve("b.wav"), "in place of another");
  }

  @Override
  protected DatasetFactory<?> factory() {
    return new @CLASS@();
  }

  @Override
  protected List<? extends Record> settings() {
    return List.of(DefaultSettings.of(@CLASS@.Settings.class, Map.of("root", root)));
  }
}
