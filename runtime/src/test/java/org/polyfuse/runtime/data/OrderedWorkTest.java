package org.polyfuse.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedWorkTest {

  @Test
  void results_come_in_order_whoever_is_done_first() {
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      tasks.add(
          () -> {
            Thread.sleep(number % 3);
            return number;
          });
    }
    List<Integer> results = new ArrayList<>();
    try (OrderedWork<Integer> work = OrderedWork.onAllProcessors(tasks)) {
      for (int i = 0; i < 50; i++) {
        results.add(work.next());
      }
      assertThatThrownBy(work::next).isInstanceOf(NoSuchElementException.class);
    }
    assertThat(results).isEqualTo(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void one_ahead_is_one_ahead() {
    AtomicInteger begun = new AtomicInteger();
    List<Callable<Integer>> tasks =
        IntStream.range(0, 5).mapToObj(i -> (Callable<Integer>) begun::incrementAndGet).toList();
    try (OrderedWork<Integer> work = OrderedWork.oneAhead("test", tasks)) {
      for (int i = 1; i < 5; i++) {
        assertThat(work.next()).isEqualTo(i);
        while (begun.get() < i + 1) {
          Thread.onSpinWait();
        }
        assertThat(begun).hasValue(i + 1);
      }
    }
  }

  @Test
  void what_waits_is_dropped_when_it_is_closed_and_what_runs_is_not_interrupted() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    Callable<Integer> first =
        () -> {
          begun.incrementAndGet();
          mayEnd.await(); // throws if it is interrupted
          ended.countDown();
          return 0;
        };
    List<Callable<Integer>> tasks = new ArrayList<>();
    int threads = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < 3 * threads; i++) {
      tasks.add(first);
    }
    OrderedWork<Integer> work = OrderedWork.onAllProcessors(tasks);
    while (begun.get() < threads) {
      Thread.onSpinWait();
    }
    work.close();
    mayEnd.countDown();
    ended.await();
    Thread.sleep(50);
    assertThat(begun).hasValue(threads);
  }

  @Test
  void a_fault_of_a_task_is_thrown_where_its_result_is_asked_for() {
    List<Callable<Integer>> tasks =
        List.of(
            () -> 1,
            () -> {
              throw new IllegalArgumentException("of the second");
            });
    try (OrderedWork<Integer> work = OrderedWork.oneAhead("test", tasks)) {
      assertThat(work.next()).isEqualTo(1);
      assertThatThrownBy(work::next).hasMessage("of the second");
    }
  }
}
