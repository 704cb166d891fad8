package org.polyfuse.runtime.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.study.EngineSection.Reproducible;

/**
 * How native libraries choose their code, which is one choice for a process: they read it from the
 * environment when they load. Left alone, MKL chooses by the alignment of a buffer, which is not
 * the same in every process. The launcher sets the environment; without it, it is set here before
 * an engine loads.
 *
 * @param holds where equal input gives equal bits; empty if not even in every process here
 * @param variables those that decide it, as the natives see them
 */
public record NativeMode(Optional<Reproducible> holds, Map<String, String> variables) {

  /** Any fixed mode of MKL computes the same whatever the alignment. */
  static final String MKL = "MKL_CBWR";

  private static final String MKL_FIXED = "AVX2,STRICT";

  /** No code is chosen that only some makes of processors have. */
  private static final Map<String, String> CAPPED =
      ordered(MKL, "COMPATIBLE", "ONEDNN_MAX_CPU_ISA", "AVX2", "ATEN_CPU_CAPABILITY", "avx2");

  /** Processors of other kinds have libraries of their own, for which nobody vouches here. */
  private static final boolean X86 =
      List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));

  private static @Nullable NativeMode prepared;

  /**
   * Sets what a mode needs, unless natives have loaded.
   *
   * @throws PolyfuseException if they have, or the environment cannot be set, and the mode does not
   *     hold
   */
  static synchronized void prepare(Reproducible mode) {
    if (prepared == null) {
      prepared = prepare(mode, new ProcessEnvironment());
    }
    if (mode == Reproducible.PROCESSORS && !prepared.holds().equals(Optional.of(mode))) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "engine.reproducible: must be machine in this process, whose native libraries were told"
                  + " %s, but was processors. Start it on x86-64 with %s.",
              prepared.variables(),
              CAPPED));
    }
  }

  static NativeMode prepare(Reproducible mode, Environment environment) {
    Map<String, String> wanted = mode == Reproducible.PROCESSORS ? CAPPED : Map.of(MKL, MKL_FIXED);
    for (Map.Entry<String, String> each : wanted.entrySet()) {
      // a mode that the user has chosen stays, unless the config asks for another
      if (mode == Reproducible.PROCESSORS || isBlank(environment.get(each.getKey()))) {
        environment.set(each.getKey(), each.getValue());
      }
    }
    return of(environment);
  }

  /** What an environment makes of natives that load in it. */
  static NativeMode of(Environment environment) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : CAPPED.keySet()) {
      String value = environment.get(name);
      if (!isBlank(value)) {
        found.put(name, value);
      }
    }
    Optional<Reproducible> holds = Optional.empty();
    if (found.equals(CAPPED) && X86) {
      holds = Optional.of(Reproducible.PROCESSORS);
    } else if (isFixed(found.get(MKL))) {
      holds = Optional.of(Reproducible.MACHINE);
    }
    return new NativeMode(holds, found);
  }

  /** That of this process: as prepared, or as it stands if no engine was opened. */
  public static synchronized NativeMode ofProcess() {
    return prepared == null ? of(new ProcessEnvironment()) : prepared;
  }

  /** Whether processors of other makes are to give the same bits. */
  public boolean isOfProcessors() {
    return holds.equals(Optional.of(Reproducible.PROCESSORS));
  }

  /** The mode as a config has it, or {@code none}. */
  public String name() {
    return holds.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("none");
  }

  /** What a user should know of it, if anything. */
  public Optional<String> remark() {
    return holds.isPresent()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "engine.reproducible: equal input may give other last digits in another process, as"
                    + " %s is %s. Start with %s=%s in the environment.",
                MKL,
                variables.getOrDefault(MKL, "not set and cannot be"),
                MKL,
                MKL_FIXED));
  }

  /** {@code machine (MKL_CBWR=AVX2,STRICT)}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    variables.forEach((name, value) -> parts.add(name + "=" + value));
    return parts.isEmpty() ? name() : name() + " (" + String.join(" ", parts) + ")";
  }

  /** AUTO, STRICT or not, was seen to differ between processes. */
  private static boolean isFixed(@Nullable String mode) {
    return mode != null
        && List.of("OFF", "AUTO").stream()
            .noneMatch(each -> mode.toUpperCase(Locale.ROOT).startsWith(each));
  }

  private static boolean isBlank(@Nullable String value) {
    return value == null || value.isBlank();
  }

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /** Variables that native libraries read. */
  interface Environment {

    /** A variable's value; null if it is not set. */
    @Nullable String get(String name);

    /** Sets one, or leaves it if that cannot be done here. */
    void set(String name, String value);
  }
}
