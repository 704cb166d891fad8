package org.polyfuse.runtime.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.polyfuse.runtime.files.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 of files. What was hashed once is remembered by path, size and time of the last change,
 * in memory and in a folder, so that a large corpus is read whole only once. Safe for use from
 * several threads; a file asked for by two is hashed once.
 */
public final class ContentHashes {

  /** A file changed so shortly ago may change again without its time telling: not noted on disk. */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(ContentHashes.class);

  private final Optional<Path> memory;
  private final Map<String, String> known = new ConcurrentHashMap<>();
  private final AtomicBoolean writable = new AtomicBoolean(true);

  /** Remembers in that folder, or in memory alone. */
  public ContentHashes(Optional<Path> memory) {
    this.memory = memory;
  }

  /**
   * The hash of a file, or of all files below a folder with their names.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public String of(Path file) {
    try {
      return Files.isDirectory(file) ? ofFolder(file) : ofFile(file.toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String ofFolder(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      Digest digest = new Digest();
      List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        digest.add(folder.relativize(file).toString()).add(ofFile(file.toAbsolutePath()));
      }
      return digest.hex();
    }
  }

  private String ofFile(Path file) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    FileTime changed = found.lastModifiedTime();
    String stat =
        new Digest()
            .add(file.toString())
            .add(found.size())
            .add(changed.toString())
            .add(String.valueOf(found.fileKey()))
            .hex();
    Instant settled = Instant.now().minus(SETTLED);
    Optional<Path> note =
        memory
            .filter(any -> changed.toInstant().isBefore(settled))
            .map(folder -> folder.resolve(stat.substring(0, 2)).resolve(stat));
    return known.computeIfAbsent(
        stat, key -> note.flatMap(ContentHashes::recall).orElseGet(() -> learn(note, file)));
  }

  private static Optional<String> recall(Path note) {
    try {
      String hash = Files.readString(note);
      WholeFile.touch(note);
      return hash.matches("[0-9a-f]{64}") ? Optional.of(hash) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("{}: cannot be read, made anew: {}", note, e.toString());
      return Optional.empty();
    }
  }

  private String learn(Optional<Path> note, Path file) {
    String hash = hash(file);
    byte[] bytes = hash.getBytes(StandardCharsets.US_ASCII);
    try {
      note.filter(path -> writable.get())
          .ifPresent(path -> WholeFile.writeUnforced(path, out -> out.write(bytes)));
    } catch (UncheckedIOException e) {
      if (writable.getAndSet(false)) {
        LOG.warn("Hashes of files are no longer remembered: {}", e.getMessage());
      }
    }
    return hash;
  }

  private static String hash(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new Digest().addRest(in).hex();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
