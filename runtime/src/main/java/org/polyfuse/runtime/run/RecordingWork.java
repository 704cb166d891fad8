package org.polyfuse.runtime.run;

import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.files.FileFault;

/**
 * Work on single recordings of many, so that none can harm another: one for which memory does not
 * suffice beside others is tried again alone. Safe for use from several threads.
 *
 * @param <T> what comes of a recording
 */
public final class RecordingWork<T> {

  private final Function<Recording, T> work;
  private final ReadWriteLock memory = new ReentrantReadWriteLock(true); // written: all of it

  /** Does that with each. */
  public RecordingWork(Function<Recording, T> work) {
    this.work = work;
  }

  /**
   * What came of one, or why nothing did.
   *
   * @param reason in words, if there is nothing
   * @param fault what went wrong, if it is ours
   */
  public record Outcome<T>(
      String id, Optional<T> result, String reason, Optional<Throwable> fault) {}

  /** Does it; whatever goes wrong is an outcome, too. */
  public Outcome<T> of(Recording recording) {
    Outcome<T> outcome = under(memory.readLock(), recording);
    return outcome != null ? outcome : alone(recording);
  }

  private Outcome<T> alone(Recording recording) {
    Outcome<T> outcome = under(memory.writeLock(), recording);
    return outcome != null
        ? outcome
        : new Outcome<>(
            recording.id(),
            Optional.empty(),
            "it is too large for the memory there is. Cut it into spans, or give Java more with"
                + " POLYFUSE_OPTS=-Xmx8g, say.",
            Optional.empty());
  }

  /** Null if memory does not suffice. */
  private @Nullable Outcome<T> under(Lock lock, Recording recording) {
    lock.lock();
    try {
      return new Outcome<>(
          recording.id(), Optional.of(work.apply(recording)), "", Optional.empty());
    } catch (PolyfuseException e) {
      String reason = String.join(" ", e.problems());
      return new Outcome<>(recording.id(), Optional.empty(), reason, Optional.empty());
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (MemoryFault.in(e).isPresent()) {
        return null;
      }
      Optional<String> known = FileFault.in(e);
      return new Outcome<>(
          recording.id(),
          Optional.empty(),
          known.orElse(e.toString()),
          known.isPresent() ? Optional.empty() : Optional.of(e));
    } finally {
      lock.unlock();
    }
  }
}
