package org.polyfuse.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.cli.Main;

/**
 * What {@code spark-submit} starts: the command line, on the master that it was told.
 *
 * <pre>{@code spark-submit --master yarn --jars ... polyfuse-runtime-spark.jar ablate table.yaml}
 * </pre>
 */
public final class Submitted {

  private static final String ON = "--on";

  private Submitted() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] args) {
    Main.main(arguments(args, System.getProperty("spark.master")).toArray(String[]::new));
  }

  /** The same with the master that Spark was told, unless one is named. */
  static List<String> arguments(String[] args, @Nullable String master) {
    List<String> all = new ArrayList<>(List.of(args));
    boolean named =
        Arrays.stream(args).anyMatch(each -> each.equals(ON) || each.startsWith(ON + "="));
    if (!named && master != null && !all.isEmpty()) {
      all.add(1, String.format(Locale.ROOT, "%s=%s", ON, master));
    }
    return all;
  }
}
