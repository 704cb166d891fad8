package org.polyfuse.runtime.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hash of the code that a plugin comes from: of its jar, or of the files of its folder. It
 * stands in the provenance, and features computed by other code are not taken from the cache.
 */
public final class CodeHash {

  private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

  private CodeHash() {}

  /** SHA-256 in hexadecimal digits, or {@code unknown} for what is no file. */
  public static String of(String location) {
    Path path = Path.of(location);
    return Files.exists(path) ? KNOWN.computeIfAbsent(path, CodeHash::compute) : "unknown";
  }

  private static String compute(Path path) {
    try (var walk = Files.walk(path)) {
      MessageDigest digest = Digest.sha256();
      List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        digest.update(path.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
      return Digest.hex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
