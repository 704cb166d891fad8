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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.polyfuse.runtime.cli.InProcess;

/** Runs commands in this process and says which do not end as they must. */
final class Watch {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Pattern FRAME = Pattern.compile("(?m)^\tat (\\S+)\\(");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");
  private static final int LONG_MESSAGE = 20_000;

  private final long millis;
  private final long bytes;
  private final AtomicReference<String> stray = new AtomicReference<>();

  /**
   * Bounds for one command.
   *
   * @param seconds it may take
   * @param mebibytes its threads may allocate
   */
  Watch(double seconds, int mebibytes) {
    millis = Math.round(seconds * 1000);
    bytes = (long) mebibytes << 20;
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> stray.set(e.toString()));
  }

  /**
   * How a command ended.
   *
   * @param fault what is wrong with that; empty if nothing
   */
  record Ending(int code, long millis, long bytes, Optional<String> fault, String err) {}

  /** Runs a command to its end, or as long as it may take. */
  Ending run(List<String> arguments) throws InterruptedException {
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
    PrintStream usual = System.err;
    ByteArrayOutputStream direct = new ByteArrayOutputStream();
    System.setErr(new PrintStream(direct, true, StandardCharsets.UTF_8));
    long took;
    try {
      thread.start();
      thread.join(millis);
      took = (System.nanoTime() - start) / 1_000_000;
    } finally {
      System.setErr(usual);
    }
    if (thread.isAlive()) {
      String where =
          Arrays.stream(thread.getStackTrace())
              .map(each -> "\tat " + each)
              .collect(Collectors.joining("\n"));
      return new Ending(-1, took, 0, Optional.of("hangs in " + place(where)), where);
    }
    String said = err + direct.toString(StandardCharsets.UTF_8);
    long made = own[0] + allocated() - before;
    return new Ending(code[0], took, made, fault(code[0], made, said), said);
  }

  private static int run(List<String> arguments, StringWriter err) {
    PrintWriter out = new PrintWriter(new StringWriter());
    return InProcess.run(out, new PrintWriter(err, true), arguments.toArray(String[]::new));
  }

  private Optional<String> fault(int code, long made, String said) {
    String lost = stray.getAndSet(null);
    if (lost != null) {
      return Optional.of("a thread ended with " + lost);
    }
    if (said.contains("\tat ")) {
      return Optional.of("code " + code + ": " + exception(said) + " in " + place(said));
    }
    if (code != 0 && code != 2) {
      return Optional.of("code " + code);
    }
    if (code == 2 && said.lines().noneMatch(line -> line.startsWith("polyfuse: "))) {
      return Optional.of("code 2 without a message");
    }
    if (said.length() > LONG_MESSAGE) {
      return Optional.of("messages of more than " + LONG_MESSAGE + " characters");
    }
    if (CONTROL.matcher(said).find()) {
      return Optional.of("control characters in a message");
    }
    return made > bytes ? Optional.of("allocates more than it may") : Optional.empty();
  }

  private static String exception(String said) {
    return said.lines()
        .filter(line -> line.matches("(Caused by: )?[a-zA-Z_.]+\\.[A-Z]\\w*(Exception|Error)\\b.*"))
        .reduce((first, second) -> second)
        .map(line -> line.replaceFirst("Caused by: ", "").replaceFirst(":.*", ""))
        .orElse("a stack trace");
  }

  /** The innermost method of ours, of the last cause. */
  private static String place(String said) {
    String last = said.substring(Math.max(0, said.lastIndexOf("Caused by: ")));
    Matcher frame = FRAME.matcher(last);
    String any = "nowhere";
    while (frame.find()) {
      String method = frame.group(1).replaceFirst("^.*//?", "");
      if (method.startsWith("org.polyfuse") && !method.startsWith("org.polyfuse.fuzz")) {
        return method;
      }
      any = any.equals("nowhere") ? method : any;
    }
    return any;
  }

  private static long allocated() {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
        .filter(each -> each > 0)
        .sum();
  }
}
