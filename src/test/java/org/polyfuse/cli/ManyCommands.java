package org.polyfuse.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.polyfuse.cli.console.StandardOutput;

/**
 * The command line's entry point for tests that give many commands: it does for each what {@link
 * Main} does for one. A command is a line on standard input, its arguments in Base64; what it
 * writes to standard output ends with {@link #END} and its exit code in a line.
 */
public final class ManyCommands {

  /** What no command writes. */
  public static final String END = "\u0004end ";

  private ManyCommands() {}

  /** Runs the commands on standard input until it ends. */
  public static void main(String[] none) throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.setIn(InputStream.nullInputStream()); // as it is for a command whose input is closed
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      int code = run(decoded(line));
      System.out.print(END + code + "\n");
      System.out.flush();
    }
    System.exit(0);
  }

  private static int run(String[] arguments) {
    PrintWriter out = new PrintWriter(new StandardOutput(), false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = Program.run(out, err, arguments);
    out.flush();
    err.flush();
    return code;
  }

  /** The line of a command. */
  public static String encoded(String... arguments) {
    return String.join(
        " ",
        Arrays.stream(arguments)
            .map(each -> each.getBytes(StandardCharsets.UTF_8))
            .map(Base64.getEncoder()::encodeToString)
            .toList());
  }

  private static String[] decoded(String line) {
    return Arrays.stream(line.split(" ", -1))
        .map(Base64.getDecoder()::decode)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .toArray(String[]::new);
  }
}
