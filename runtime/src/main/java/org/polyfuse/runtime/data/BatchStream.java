package org.polyfuse.runtime.data;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * The host batches of one pass over a part, in order. Each is planned, and its features read from
 * where they lie, while the one before is computed on. For one thread; closing it lets the planner
 * end.
 */
public final class BatchStream implements AutoCloseable {

  private final OrderedWork<HostBatch> planner;

  /** Starts to plan the first of these batches. */
  public BatchStream(List<? extends Callable<HostBatch>> batches) {
    this.planner = OrderedWork.oneAhead("polyfuse-batches", batches);
  }

  /**
   * The next batch.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public HostBatch next() {
    return planner.next();
  }

  @Override
  public void close() {
    planner.close();
  }
}
