package org.polyfuse.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.polyfuse.cli.ManyCommands;
import org.polyfuse.system.CommandLine.Outcome;

/**
 * Commands given to one process, one after the other: for tests where it does not matter that each
 * has a process of its own, most of whose time goes by before Java has read its classes. What it
 * writes is seen as that of a process is, with that of native code.
 */
final class Session implements AutoCloseable {

  private final Path errors;
  private final Process process;
  private final Writer commands;
  private final BufferedReader output;
  private long read;

  /** Starts the process; the builder says all but where its errors go. */
  Session(ProcessBuilder builder) throws IOException {
    errors = Files.createTempFile("session", ".txt");
    process = builder.redirectError(errors.toFile()).start();
    commands = process.outputWriter(StandardCharsets.UTF_8);
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Runs a command to its end. */
  Outcome run(String... arguments) throws IOException {
    commands.write(ManyCommands.encoded(arguments) + "\n");
    commands.flush();
    StringBuilder out = new StringBuilder();
    for (int c = output.read(); c != ManyCommands.END.charAt(0); c = output.read()) {
      if (c < 0) {
        throw new AssertionError(
            "the session ended within " + String.join(" ", arguments) + ": " + newErrors());
      }
      out.append((char) c);
    }
    String end = output.readLine();
    int code = Integer.parseInt(end.substring(ManyCommands.END.length() - 1));
    return new Outcome(code, out.toString(), newErrors());
  }

  private String newErrors() throws IOException {
    try (FileChannel file = FileChannel.open(errors)) {
      byte[] bytes = Channels.newInputStream(file.position(read)).readAllBytes();
      read += bytes.length;
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Ends the process. */
  @Override
  public void close() throws IOException, InterruptedException {
    commands.close();
    process.waitFor();
    output.close();
    Files.delete(errors);
  }
}
