package org.polyfuse.runtime.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs tasks on as many threads as there are processors and gives their results in order. Only a
 * few tasks run ahead of the one that is asked for. For one thread; closing it ends what still
 * runs.
 */
final class OrderedWork<T> implements AutoCloseable {

  private final int threads = Runtime.getRuntime().availableProcessors();
  private final ExecutorService executor =
      Executors.newFixedThreadPool(
          threads,
          task -> {
            Thread thread = new Thread(task, "polyfuse-extraction");
            thread.setDaemon(true);
            return thread;
          });
  private final Iterator<Callable<T>> waiting;
  private final Deque<Future<T>> running = new ArrayDeque<>();

  OrderedWork(List<Callable<T>> tasks) {
    this.waiting = tasks.iterator();
  }

  /**
   * The next result.
   *
   * @throws RuntimeException what the task threw
   */
  T next() {
    while (waiting.hasNext() && running.size() < 2 * threads) {
      running.add(executor.submit(waiting.next()));
    }
    try {
      return running.remove().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("loading was interrupted");
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
    executor.shutdownNow();
  }
}
