package org.polyfuse.spark;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** How long the tasks of one job took together: a session's start and its planning do not count. */
final class TaskTimes extends SparkListener implements AutoCloseable {

  /** Events come a little later than results. */
  private static final long PATIENCE_SECONDS = 10;

  private final JavaSparkContext spark;
  private final CountDownLatch ended = new CountDownLatch(1);
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  private TaskTimes(JavaSparkContext spark) {
    this.spark = spark;
  }

  /** Listens to the next job. */
  static TaskTimes of(JavaSparkContext spark) {
    TaskTimes times = new TaskTimes(spark);
    spark.sc().addSparkListener(times);
    return times;
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart task) {
    first = Math.min(first, task.taskInfo().launchTime());
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    last = Math.max(last, task.taskInfo().finishTime());
  }

  @Override
  public void onJobEnd(SparkListenerJobEnd job) {
    ended.countDown();
  }

  /** From the first task's start to the last one's end; for when the job is done. */
  double seconds() {
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return Double.NaN; // events were dropped
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return last > first ? (last - first) / 1e3 : Double.NaN;
    }
  }

  @Override
  public void close() {
    spark.sc().removeSparkListener(this);
  }
}
