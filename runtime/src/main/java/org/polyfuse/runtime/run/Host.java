package org.polyfuse.runtime.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** This machine. */
final class Host {

  /** Where Linux says what a process took; its high-water mark of resident memory is in KiB. */
  private static final Path STATUS = Path.of("/proc/self/status");

  private static final String PEAK = "VmHWM:";

  private Host() {}

  static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unnamed host";
    }
  }

  static String system() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }

  /** The memory of this machine, or as much of it as its container may use; no end if not told. */
  static long memoryBytes() {
    try {
      return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
          ? system.getTotalMemorySize()
          : Long.MAX_VALUE;
    } catch (NoClassDefFoundError e) {
      return Long.MAX_VALUE; // a small Java runtime may lack the module jdk.management
    }
  }

  /** The most resident memory that this process has taken so far; null if that is not told. */
  static @Nullable Double peakMemoryMiB() {
    if (!Files.isReadable(STATUS)) {
      return null;
    }
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .findFirst()
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
          .orElse(null);
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }
}
