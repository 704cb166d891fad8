package org.polyfuse.runtime.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.data.Samples;
import org.polyfuse.runtime.data.Samples.CountingFrontEnd;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.study.CacheSection;

/** Several processes fill one cache at once. */
class CacheProcessesTest {

  @TempDir Path folder;

  /** What each process does: loads a corpus through the cache and prints its digest. */
  public static void main(String[] arguments) {
    System.out.print(load(Path.of(arguments[0])));
  }

  private static String load(Path folder) {
    return load(folder, new CountingFrontEnd());
  }

  private static String load(Path folder, CountingFrontEnd frontEnd) {
    FeatureCache cache = FeatureCache.open(new CacheSection(Optional.of(folder), 1));
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      recordings.add(
          Samples.recording(
              "r" + i,
              0,
              Map.of(
                  "audio", Samples.keyed("a" + i, Samples.array(400, 20, i)),
                  "face", Samples.keyed("f" + i, Samples.array(300, 9, i)))));
    }
    return Samples.load(recordings, frontEnd, cache).digest();
  }

  @Test
  void they_all_see_the_same_features_and_lose_none() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  CacheProcessesTest.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    }
    String expected = load(folder);
    for (Process process : processes) {
      String digest = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).isZero();
      assertThat(digest).isEqualTo(expected);
    }
    CountingFrontEnd afterwards = new CountingFrontEnd();
    assertThat(load(folder, afterwards)).isEqualTo(expected);
    assertThat(afterwards.calls).as("features that were lost").hasValue(0);
  }
}
