package org.polyfuse.runtime.study;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.polyfuse.api.Setting;

/** What computes. */
public record EngineSection(
    @Setting(value = "The DJL engine.", defaultsTo = "PyTorch") String name,
    @Setting(
            value =
                "auto (a GPU if there is one), cpu, gpu, gpu:1, or a list of these for data"
                    + " parallelism; a device may stand twice.",
            defaultsTo = "auto")
        List<String> device,
    @Setting(value = "The type of numbers.", defaultsTo = "float32") Precision precision,
    @Setting(
            value = "CPU threads of one operation, 1 to 1024; auto: all cores.",
            defaultsTo = "auto")
        OptionalInt threads,
    @Setting(
            value =
                "machine: every process on this machine computes the same bits; processors: processors"
                    + " of other makes too, more slowly.",
            defaultsTo = "machine")
        Reproducible reproducible) {

  /** The types of numbers. */
  public enum Precision {
    /** IEEE single precision. */
    FLOAT32
  }

  /** Where equal input gives equal bits. */
  public enum Reproducible {
    /** In every process on one machine. */
    MACHINE,
    /** On processors of other makes too. */
    PROCESSORS
  }

  /** With the same bits in every process on one machine. */
  public EngineSection(String name, List<String> device, Precision precision, OptionalInt threads) {
    this(name, device, precision, threads, Reproducible.MACHINE);
  }

  /** Checks ranges. */
  public EngineSection {
    device = List.copyOf(device);
    if (device.isEmpty()) {
      throw new IllegalArgumentException("device: one or more are needed but the list is empty");
    }
    for (String each : device) {
      if (!each.matches("auto|cpu|gpu|gpu:\\d+")) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "device: must be auto, cpu, gpu or gpu:NUMBER but was '%s'", each));
      }
    }
    if (threads.isPresent() && (threads.getAsInt() < 1 || threads.getAsInt() > 1024)) {
      throw new IllegalArgumentException(
          "threads: must be 1 to 1024 but was " + threads.getAsInt());
    }
  }
}
