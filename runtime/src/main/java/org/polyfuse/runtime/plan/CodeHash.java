package org.polyfuse.runtime.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hash of the code that a plugin comes from: of its jar, or of the files of its folder. It
 * stands in the provenance, and features computed by other code are not taken from the cache.
 */
final class CodeHash {

  private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

  private CodeHash() {}

  /** SHA-256 in hexadecimal digits, or {@code unknown} for what is no file. */
  static String of(String location) {
    Path path = Path.of(location);
    return Files.exists(path) ? KNOWN.computeIfAbsent(path, CodeHash::compute) : "unknown";
  }

  private static String compute(Path path) {
    try (var walk = Files.walk(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        digest.update(
            path.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
          in.transferTo(java.io.OutputStream.nullOutputStream());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
