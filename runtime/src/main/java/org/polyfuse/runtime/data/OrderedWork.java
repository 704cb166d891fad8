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
 * Runs tasks on threads of its own and gives their results in order. Only a few tasks run ahead of
 * the one that is asked for, the first ones from the start. For one thread; closing it drops what
 * waits. What runs by then ends by itself: an interrupt would close files that others read too.
 */
public final class OrderedWork<T> implements AutoCloseable {

  private final int ahead;
  private final ExecutorService executor;
  private final Iterator<? extends Callable<T>> waiting;
  private final Deque<Future<T>> running = new ArrayDeque<>();

  private OrderedWork(String name, int threads, int ahead, List<? extends Callable<T>> tasks) {
    this.ahead = ahead;
    this.executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    this.waiting = tasks.iterator();
    submit();
  }

  /** On as many threads as there are processors. */
  public static <T> OrderedWork<T> onAllProcessors(List<? extends Callable<T>> tasks) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new OrderedWork<>("polyfuse-extraction", threads, 2 * threads, tasks);
  }

  /** Each beside the caller's work on the one before, and no more, since results may be large. */
  static <T> OrderedWork<T> oneAhead(String name, List<? extends Callable<T>> tasks) {
    return new OrderedWork<>(name, 1, 1, tasks);
  }

  private void submit() {
    while (waiting.hasNext() && running.size() < ahead) {
      running.add(executor.submit(waiting.next()));
    }
  }

  /**
   * The next result.
   *
   * @throws java.util.NoSuchElementException if none is left
   * @throws RuntimeException what the task threw
   */
  public T next() {
    try {
      T result = running.remove().get();
      submit();
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("work was interrupted");
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
    running.forEach(each -> each.cancel(false));
    executor.shutdown();
  }
}
