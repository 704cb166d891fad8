package org.polyfuse.runtime.folder;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where a result comes from, {@code provenance.json}.
 *
 * @param polyfuse its version
 * @param plugins what was found, with the hash of each jar
 * @param engine the engine
 * @param engineVersion the version of its natives
 * @param devices the devices of the config
 * @param threads CPU threads of one operation, on which the last bits depend; 0 if unknown
 * @param reproducible where the run's bits are the same, {@code machine} or {@code processors} or
 *     {@code none}, and the variables that natives were given; empty in folders that are older than
 *     this
 * @param data a digest of ids, labels, splits, groups and features
 * @param files SHA-256 of the files that settings of parts name, by setting; empty in folders that
 *     are older than this
 * @param seed the seed
 * @param config the hash of the resolved config
 * @param host the machine
 * @param system operating system and processor
 * @param java the Java runtime
 * @param started when the run began, or last went on
 */
public record Provenance(
    String polyfuse,
    List<PluginSource> plugins,
    String engine,
    String engineVersion,
    List<String> devices,
    int threads,
    String reproducible,
    String data,
    Map<String, String> files,
    long seed,
    String config,
    String host,
    String system,
    String java,
    String started) {

  /** Fills in what older folders have not. */
  public Provenance {
    files = Objects.requireNonNullElse(files, Map.of());
    reproducible = Objects.requireNonNullElse(reproducible, "");
  }

  /**
   * One jar or folder of plugins.
   *
   * @param location where it was loaded from
   * @param sha256 of the jar, or of the files of a folder
   * @param parts what it brings, as {@code kind/name}
   */
  public record PluginSource(String location, String sha256, List<String> parts) {}

  /**
   * Reads that of a run.
   *
   * @throws org.polyfuse.api.PolyfuseException if there is none
   */
  public static Provenance read(Path run) {
    return JsonFile.read(run.resolve(RunFolder.PROVENANCE), Provenance.class);
  }

  /** This moment, in UTC. */
  public static String now() {
    return Instant.now().toString();
  }

  /** Of this program; {@code development} outside of a jar. */
  public static String version() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
