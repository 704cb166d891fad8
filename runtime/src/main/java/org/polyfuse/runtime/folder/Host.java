package org.polyfuse.runtime.folder;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** This machine. */
public final class Host {

  /** Where Linux says what a process took; its high-water mark of resident memory is in KiB. */
  private static final Path STATUS = Path.of("/proc/self/status");

  private static final String PEAK = "VmHWM:";
  private static final Path MEMORY = Path.of("/proc/meminfo");

  private Host() {}

  /** As the network knows it. */
  public static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unnamed host";
    }
  }

  /** Operating system and processor. */
  public static String system() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }

  /**
   * The memory of this machine, or as much of it as its container may use; where this Java cannot
   * tell (it lacks {@code jdk.management}), what Linux says; empty if neither does.
   */
  public static OptionalLong memoryBytes() {
    try {
      Object bytes =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                  "TotalMemorySize");
      return OptionalLong.of(((Number) bytes).longValue());
    } catch (JMException e) {
      return kib(MEMORY, "MemTotal:").stream().map(kib -> kib * 1024).findFirst();
    }
  }

  /** The most resident memory that this process has taken so far; null if that is not told. */
  public static @Nullable Double peakMemoryMiB() {
    OptionalLong peak = kib(STATUS, PEAK);
    return peak.isPresent() ? peak.getAsLong() / 1024.0 : null;
  }

  /** A number of KiB that Linux tells in a line. */
  private static OptionalLong kib(Path file, String name) {
    if (!Files.isReadable(file)) {
      return OptionalLong.empty();
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
