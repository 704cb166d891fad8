package org.polyfuse.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory of processes that was resident, where the system tells. */
final class Resident {

  private Resident() {}

  /** In bytes; 0 where the process is gone or the system does not tell. */
  static long most(long process) {
    Path status = Path.of("/proc/" + process + "/status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) { // it has ended, or this is no Linux
      return 0;
    }
  }
}
