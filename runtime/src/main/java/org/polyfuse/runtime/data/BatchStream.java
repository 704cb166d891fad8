package org.polyfuse.runtime.data;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The host batches of one pass over a part, in order. Each is planned, and its features read from
 * where they lie, while the one before is computed on. For one thread; closing it lets the planner
 * end.
 */
public final class BatchStream implements AutoCloseable {

  private final Iterator<? extends Callable<HostBatch>> waiting;
  private final ExecutorService planner =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "polyfuse-batches");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Future<HostBatch> planned;

  /** Starts to plan the first of these batches. */
  public BatchStream(List<? extends Callable<HostBatch>> batches) {
    this.waiting = batches.iterator();
    this.planned = planNext();
  }

  private @Nullable Future<HostBatch> planNext() {
    if (!waiting.hasNext()) {
      return null;
    }
    return planner.submit(waiting.next());
  }

  /**
   * The next batch.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public HostBatch next() {
    Future<HostBatch> asked = planned;
    if (asked == null) {
      throw new java.util.NoSuchElementException("no batch is left");
    }
    try {
      HostBatch batch = asked.get();
      planned = planNext();
      return batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("planning was interrupted");
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    planner.shutdown(); // not interrupted: that would close the file that features are read from
  }
}
