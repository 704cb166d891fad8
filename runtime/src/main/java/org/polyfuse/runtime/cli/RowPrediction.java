package org.polyfuse.runtime.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.Polyfuse;
import org.polyfuse.runtime.Prediction;

/**
 * Predicts single recordings of a table, so that none can harm another: one for which memory does
 * not suffice beside others is tried again alone. Safe for use from several threads.
 */
final class RowPrediction {

  private final Polyfuse system;
  private final ReadWriteLock memory = new ReentrantReadWriteLock(true); // written: all of it

  RowPrediction(Polyfuse system) {
    this.system = system;
  }

  /**
   * A prediction, or why there is none.
   *
   * @param reason in words, if there is none
   * @param fault what went wrong, if it is ours
   */
  record Outcome(
      String id, Optional<Prediction> prediction, String reason, Optional<Throwable> fault) {}

  /** Predicts a recording. */
  Callable<Outcome> task(Recording recording) {
    return () -> {
      Outcome outcome = under(memory.readLock(), recording);
      return outcome != null ? outcome : alone(recording);
    };
  }

  private Outcome alone(Recording recording) {
    Outcome outcome = under(memory.writeLock(), recording);
    return outcome != null
        ? outcome
        : new Outcome(
            recording.id(),
            Optional.empty(),
            "it is too large for the memory there is. Cut it into spans, or give Java more with"
                + " POLYFUSE_OPTS=-Xmx8g, say.",
            Optional.empty());
  }

  /** Null if memory does not suffice. */
  private @Nullable Outcome under(Lock lock, Recording recording) {
    lock.lock();
    try {
      Prediction prediction = system.predict(recording);
      return new Outcome(recording.id(), Optional.of(prediction), "", Optional.empty());
    } catch (PolyfuseException e) {
      String reason = String.join(" ", e.problems());
      return new Outcome(recording.id(), Optional.empty(), reason, Optional.empty());
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (MemoryFault.in(e).isPresent()) {
        return null;
      }
      Optional<String> known = Failure.ofSurroundings(e);
      return new Outcome(
          recording.id(),
          Optional.empty(),
          known.orElse(e.toString()),
          known.isPresent() ? Optional.empty() : Optional.of(e));
    } finally {
      lock.unlock();
    }
  }
}
