package org.polyfuse.runtime.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.polyfuse.runtime.files.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a cache and their bound: when they outgrow it, those used least recently go until a
 * tenth is free. Other processes may write and delete at the same time.
 */
final class CacheStore {

  private static final Logger LOG = LoggerFactory.getLogger(CacheStore.class);
  private static final long UNKNOWN = -1;

  private final Path folder;
  private final long most;
  private long bytes = UNKNOWN;

  CacheStore(Path folder, long most) {
    this.folder = folder;
    this.most = most;
  }

  Path folder() {
    return folder;
  }

  /** Where an entry lies; a level of folders keeps each of them small. */
  Path entry(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key);
  }

  /** Takes note of a new entry and makes room if there is too little. */
  synchronized void grown(long added) {
    bytes = bytes == UNKNOWN ? bytes() : bytes + added;
    if (bytes > most) {
      bytes = makeRoom();
    }
  }

  long bytes() {
    return files().stream().mapToLong(CachedFile::bytes).sum();
  }

  synchronized void clear() {
    files().forEach(file -> delete(file.path()));
    bytes = UNKNOWN;
  }

  private long makeRoom() {
    List<CachedFile> files = files();
    files.sort(Comparator.comparingLong(CachedFile::lastUse).thenComparing(CachedFile::path));
    long left = files.stream().mapToLong(CachedFile::bytes).sum();
    for (CachedFile file : files) {
      if (left <= most - most / 10) {
        break;
      }
      delete(file.path());
      left -= file.bytes();
    }
    return left;
  }

  private List<CachedFile> files() {
    List<CachedFile> files = new ArrayList<>();
    long hourAgo = System.currentTimeMillis() - TimeUnit.HOURS.toMillis(1);
    try {
      Files.walkFileTree(folder, new Listing(files, hourAgo));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Deletes a file if it is still there; one that cannot be deleted is logged and stays. */
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{}: cannot be deleted from the cache: {}", file, e.toString());
    }
  }

  private record CachedFile(Path path, long bytes, long lastUse) {}

  /** Lists entries; what a killed writer left behind an hour ago or more goes. */
  private static final class Listing extends SimpleFileVisitor<Path> {
    private final List<CachedFile> files;
    private final long hourAgo;

    Listing(List<CachedFile> files, long hourAgo) {
      this.files = files;
      this.hourAgo = hourAgo;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
      long time = found.lastModifiedTime().toMillis();
      if (!file.toString().endsWith(WholeFile.UNFINISHED)) {
        files.add(new CachedFile(file, found.size(), time));
      } else if (time < hourAgo) {
        delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      // deleted by another process between listing and looking
      return FileVisitResult.CONTINUE;
    }
  }
}
