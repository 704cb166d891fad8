package org.polyfuse.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.polyfuse.cli.InProcess;

/** Runs commands in this process, one after the other. */
final class WatchInPlace implements Watch {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int REST_MILLIS = 500;

  private final long millis;
  private final long bytes;
  private final AtomicReference<String> stray = new AtomicReference<>();

  /**
   * Bounds for one command.
   *
   * @param seconds it may take
   * @param mebibytes its threads may allocate
   */
  WatchInPlace(double seconds, int mebibytes) {
    millis = Math.round(seconds * 1000);
    bytes = (long) mebibytes << 20;
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> {
          stray.set(e.toString());
          e.printStackTrace();
        });
  }

  @Override
  public Ending run(List<String> arguments) throws InterruptedException {
    StringWriter err = new StringWriter();
    int[] code = {-1};
    long[] own = {0};
    Thread thread =
        new Thread(
            () -> {
              code[0] = run(arguments, err);
              own[0] = THREADS.getCurrentThreadAllocatedBytes(); // is forgotten when it ends
            },
            "mutant");
    thread.setDaemon(true);
    long before = allocated();
    long start = System.nanoTime();
    String direct = errorsWhile(thread);
    long took = (System.nanoTime() - start) / 1_000_000;
    if (thread.isAlive()) {
      String where =
          Arrays.stream(thread.getStackTrace())
              .map(each -> "\tat " + each)
              .collect(Collectors.joining("\n"));
      return new Ending(-1, took, 0, Optional.of("hangs in " + Fault.place(where)), where);
    }
    long made = own[0] + allocated() - before;
    if (made
        > bytes) { // what is told of a thread that works is wrong at times: of all when they rest
      Thread.sleep(REST_MILLIS);
      made = Math.min(made, own[0] + allocated() - before);
    }
    Ending ending = Ending.of(code[0], took, made, err + direct);
    String lost = stray.getAndSet(null);
    if (lost != null) {
      return ending.or("a thread ended with " + lost);
    }
    return made > bytes ? ending.or("allocates more than it may") : ending;
  }

  /** Starts a thread, waits for it, and keeps what is written past the command line. */
  private String errorsWhile(Thread thread) throws InterruptedException {
    PrintStream usual = System.err;
    ByteArrayOutputStream direct = new ByteArrayOutputStream();
    System.setErr(new PrintStream(direct, true, StandardCharsets.UTF_8));
    try {
      thread.start();
      thread.join(millis);
    } finally {
      System.setErr(usual);
    }
    return direct.toString(StandardCharsets.UTF_8);
  }

  private static int run(List<String> arguments, StringWriter err) {
    PrintWriter out = new PrintWriter(new StringWriter());
    return InProcess.run(out, new PrintWriter(err, true), arguments.toArray(String[]::new));
  }

  private static long allocated() {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
        .filter(each -> each > 0)
        .sum();
  }
}
