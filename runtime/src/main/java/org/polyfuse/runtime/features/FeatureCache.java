package org.polyfuse.runtime.features;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.digest.ContentHashes;
import org.polyfuse.runtime.files.UserHome;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.study.CacheSection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computed features on disk, by content and settings. Entries are whole or not there and carry a
 * checksum; a damaged one is deleted and counts as missing. Any number of threads and processes may
 * use one folder. Writing is best effort: once the disk refuses, nothing more is written.
 */
public final class FeatureCache {

  private static final Logger LOG = LoggerFactory.getLogger(FeatureCache.class);

  private final Optional<CacheStore> store;
  private final AtomicBoolean writable = new AtomicBoolean(true);

  private FeatureCache(Optional<CacheStore> store) {
    this.store = store;
  }

  /** A cache that keeps nothing. */
  public static FeatureCache none() {
    return new FeatureCache(Optional.empty());
  }

  /**
   * Opens the cache that the settings ask for; none if it may hold nothing, or if the user's own
   * cache folder cannot be made, which is logged.
   *
   * @throws PolyfuseException if the settings name a folder that cannot be made
   */
  public static FeatureCache open(CacheSection settings) {
    if (settings.maxGiB() == 0) {
      return none();
    }
    Optional<Path> chosen = settings.dir().or(CacheFolder::ofUser);
    if (chosen.isEmpty()) {
      LOG.warn(
          "There is no home folder ('{}'): features are not cached, and native libraries are unpacked"
              + " anew by each command. Name one with POLYFUSE_OPTS=-Duser.home=DIR.",
          UserHome.named());
      return none();
    }
    Path folder = chosen.get();
    try {
      Files.createDirectories(folder);
      long bytes = (long) Math.min(settings.maxGiB() * (1L << 30), Long.MAX_VALUE);
      return new FeatureCache(Optional.of(new CacheStore(folder, bytes)));
    } catch (IOException e) {
      String problem = String.format(Locale.ROOT, "cache.dir: '%s' cannot be made: %s.", folder, e);
      if (settings.dir().isPresent()) {
        throw new PolyfuseException(
            problem + " Set cache.dir to a folder of yours, or cache.maxGiB=0.", e);
      }
      LOG.warn("{} Features are not cached.", problem);
      return none();
    }
  }

  /** The folder; empty if nothing is kept. */
  public Optional<Path> folder() {
    return store.map(CacheStore::folder);
  }

  /** False once the disk has refused an entry. */
  public boolean isWritable() {
    return writable.get();
  }

  /** How many bytes it holds now. */
  public long bytes() {
    return store.map(CacheStore::bytes).orElse(0L);
  }

  /** Deletes every entry. */
  public void clear() {
    store.ifPresent(CacheStore::clear);
  }

  /** An entry; empty if there is none that is whole. */
  Optional<Extracted> read(String key) {
    return store.flatMap(kept -> read(kept.entry(key)));
  }

  private static Optional<Extracted> read(Path entry) {
    try (InputStream in = Files.newInputStream(entry)) {
      InputStream buffered = new BufferedInputStream(in, 1 << 16);
      Extracted extracted = CacheEntry.read(buffered, Files.size(entry));
      WholeFile.touch(entry);
      return Optional.of(extracted);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("{}: damaged entry of the feature cache, made anew: {}", entry, e.toString());
      CacheStore.delete(entry);
      return Optional.empty();
    }
  }

  /** Keeps an entry. */
  void write(String key, Extracted extracted) {
    if (!writable.get()) {
      return;
    }
    store.ifPresent(
        kept -> {
          try {
            WholeFile.writeUnforced(kept.entry(key), out -> CacheEntry.write(extracted, out));
            kept.grown(CacheEntry.bytes(extracted));
          } catch (UncheckedIOException e) {
            stopWriting(e);
          }
        });
  }

  /** Content hashes of files by path, size and time, kept beside the entries. */
  ContentHashes contentHashes() {
    return new ContentHashes(folder().map(folder -> folder.resolve("files")));
  }

  private void stopWriting(Exception cause) {
    if (writable.getAndSet(false)) {
      LOG.warn("Features are no longer cached: {}", cause.getMessage());
    }
  }
}
