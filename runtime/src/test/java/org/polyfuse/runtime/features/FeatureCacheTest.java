package org.polyfuse.runtime.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Repair;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.study.CacheSection;

class FeatureCacheTest {

  private static final String KEY = "ab".repeat(32);

  @TempDir Path folder;

  private FeatureCache open() {
    return open(1);
  }

  private FeatureCache open(double maxGiB) {
    return FeatureCache.open(new CacheSection(Optional.of(folder.resolve("cache")), maxGiB));
  }

  private static Extracted extracted(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int steps = 1 + random.nextInt(9000);
    float[] values = new float[steps * 6];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    SequenceShape shape = new SequenceShape(new Shape(2, 3), 0.01);
    Features features = Features.uniform(values, shape);
    return new Extracted(
        features,
        random.nextDouble(),
        List.of("mended \u00e9", "twice"),
        List.of(new Repair("gaps", 1, 9)));
  }

  @Test
  void an_entry_comes_back_to_the_bit() {
    FeatureCache cache = open();
    for (int seed = 0; seed < 5; seed++) {
      cache.write(KEY, extracted(seed));
      assertThat(cache.read(KEY).orElseThrow())
          .usingRecursiveComparison()
          .isEqualTo(extracted(seed));
    }
    assertThat(cache.read("cd".repeat(32))).isEmpty();
  }

  @Test
  void a_damaged_entry_counts_as_missing_and_is_deleted() throws IOException {
    FeatureCache cache = open();
    cache.write(KEY, extracted(1));
    Path entry = onlyFile();
    byte[] bytes = Files.readAllBytes(entry);
    bytes[bytes.length / 2] ^= 1;
    Files.write(entry, bytes);
    assertThat(cache.read(KEY)).isEmpty();
    assertThat(entry).doesNotExist();
    cache.write(KEY, extracted(1));
    assertThat(cache.read(KEY)).isPresent();
  }

  @Test
  void any_changed_bit_and_any_missing_byte_shows() throws IOException {
    Extracted small =
        new Extracted(
            Features.uniform(new float[] {1, 2, 3}, SequenceShape.of(1, 0.5)),
            1.5,
            List.of("x"),
            List.of(new Repair("y", 2, 3)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CacheEntry.write(small, out);
    byte[] whole = out.toByteArray();
    assertThat(parse(whole)).usingRecursiveComparison().isEqualTo(small);
    for (int i = 0; i < 8 * whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i / 8] ^= (byte) (1 << i % 8);
      assertThatThrownBy(() -> parse(changed)).as("bit %d", i).isInstanceOf(IOException.class);
      byte[] cut = Arrays.copyOf(whole, i / 8);
      assertThatThrownBy(() -> parse(cut)).as("cut to %d", i / 8).isInstanceOf(IOException.class);
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> parse(longer)).isInstanceOf(IOException.class);
  }

  private static Extracted parse(byte[] bytes) throws IOException {
    return CacheEntry.read(new ByteArrayInputStream(bytes), bytes.length);
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .reduce((a, b) -> Path.of("two files"))
          .orElseThrow();
    }
  }

  @Test
  void what_was_used_least_recently_makes_room() throws IOException {
    float[] values = new float[25_000];
    Arrays.fill(values, 0.3f);
    Extracted extracted =
        new Extracted(Features.uniform(values, SequenceShape.of(1, 1)), 1, List.of(), List.of());
    double fourEntries = 4.5 * 300_100 / (1L << 30);
    FeatureCache cache = open(fourEntries);
    for (int i = 0; i < 4; i++) {
      cache.write(key(i), extracted);
      age(key(i), 1000 - i);
    }
    assertThat(cache.read(key(0))).isPresent();
    cache.write(key(4), extracted);
    assertThat(cache.read(key(1))).isEmpty();
    for (int i : new int[] {0, 2, 3, 4}) {
      assertThat(cache.read(key(i))).as("entry %d", i).isPresent();
    }
    assertThat(cache.bytes()).isLessThan((long) (4.5 * 300_100));
    cache.clear();
    assertThat(cache.bytes()).isZero();
  }

  private static String key(int i) {
    return String.format(Locale.ROOT, "%02x", i).repeat(32);
  }

  private void age(String key, int seconds) throws IOException {
    Path entry = folder.resolve("cache").resolve(key.substring(0, 2)).resolve(key);
    Files.setLastModifiedTime(
        entry, FileTime.fromMillis(System.currentTimeMillis() - 1000L * seconds));
  }

  @Test
  void two_caches_on_one_folder_fill_and_empty_it_together() throws Exception {
    double few = 10 * 100_000.0 / (1L << 30);
    FeatureCache first = open(few);
    FeatureCache second = open(few);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<?>> both = new ArrayList<>();
    for (FeatureCache cache : List.of(first, second)) {
      both.add(threads.submit(() -> fillAndCheck(cache)));
    }
    for (Future<?> each : both) {
      each.get();
    }
    threads.shutdown();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  private static void fillAndCheck(FeatureCache cache) {
    for (int i = 0; i < 200; i++) {
      int seed = i % 40;
      Extracted expected = extracted(seed);
      Optional<Extracted> kept = cache.read(key(seed));
      if (kept.isPresent()) {
        assertThat(kept.get().features().values()).isEqualTo(expected.features().values());
      } else {
        cache.write(key(seed), expected);
      }
    }
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> FeatureCache.open(new CacheSection(Optional.of(file.resolve("x")), 1)))
        .isInstanceOf(PolyfuseException.class)
        .hasMessageContaining("cache.dir")
        .hasMessageContaining("cache.maxGiB=0");
  }

  @Test
  void each_system_has_its_own_place_for_caches() {
    assertThat(CacheFolder.of("Linux", Optional.of(Path.of("/home/me")), name -> null))
        .contains(Path.of("/home/me/.cache/polyfuse/features"));
    assertThat(CacheFolder.of("Mac OS X", Optional.of(Path.of("/Users/me")), name -> null))
        .contains(Path.of("/Users/me/Library/Caches/polyfuse/features"));
    assertThat(
            CacheFolder.of(
                "Windows 11",
                Optional.of(Path.of("/Users/me")),
                name -> name.equals("LOCALAPPDATA") ? "/local" : null))
        .contains(Path.of("/local/polyfuse/features"));
    assertThat(
            CacheFolder.of(
                "Linux",
                Optional.of(Path.of("/home/me")),
                name -> name.equals("XDG_CACHE_HOME") ? "/fast" : null))
        .contains(Path.of("/fast/polyfuse/features"));
  }

  @Test
  void without_a_home_there_is_no_place_but_one_that_is_named() {
    assertThat(CacheFolder.of("Linux", Optional.empty(), name -> null)).isEmpty();
    assertThat(CacheFolder.of("Mac OS X", Optional.empty(), name -> null)).isEmpty();
    assertThat(
            CacheFolder.of(
                "Linux", Optional.empty(), name -> name.equals("XDG_CACHE_HOME") ? "/fast" : null))
        .contains(Path.of("/fast/polyfuse/features"));
  }
}
