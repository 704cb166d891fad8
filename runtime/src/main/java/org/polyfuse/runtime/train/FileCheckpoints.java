package org.polyfuse.runtime.train;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfuse.runtime.engine.OptimizerState;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.files.FileFault;
import org.polyfuse.runtime.files.SourceFile;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.weights.ArrayRoom;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.WeightsFile;

/**
 * The last two checkpoints in a folder: {@code state.json} says where the loop stands and names a
 * safetensors file, with its checksum, that holds weights, moments and the best weights so far;
 * {@code state-before.json} is the one before it. Tensors are written first, under a name of their
 * own, so that a state always names a whole file, and the one before stays until the new one is
 * whole. If the last is damaged, the one before is used; if both are, training begins anew and they
 * are put aside. Neither goes without a warning.
 */
public final class FileCheckpoints implements CheckpointStore {

  private static final String STATE = "state.json";
  private static final String BEFORE = "state-before.json";
  private static final String TENSORS = "tensors-*.safetensors";
  private static final String WEIGHTS = "weights:";
  private static final String MOMENTS = "optimizer:";
  private static final String BEST = "best:";
  private static final String START = "start:";
  private static final String START_MOMENTS = "start-optimizer:";

  /** Bytes. */
  private static final long LARGEST_STATE = 256L << 20;

  private final Path folder;
  private final long intervalNanos;
  private final Runnable guard;
  private final Consumer<String> warnings;
  private long lastSave = System.nanoTime();
  private Optional<SavedState> last = Optional.empty();

  /**
   * Keeps them in a folder that may not be there yet.
   *
   * @param guard is asked before anything is written, and throws if that must not be
   * @param warnings takes a line on each damage
   */
  public FileCheckpoints(
      Path folder, double everyMinutes, Runnable guard, Consumer<String> warnings) {
    this.folder = folder;
    this.intervalNanos = (long) (everyMinutes * 60e9);
    this.guard = guard;
    this.warnings = warnings;
  }

  @Override
  public boolean isDue() {
    return System.nanoTime() - lastSave >= intervalNanos;
  }

  @Override
  public void save(LoopState state, TrainingSession session) {
    guard.run();
    OptimizerState optimizer = session.optimizerState();
    byte[] bytes = WeightsFile.encode(tensors(state, session, optimizer));
    SavedState saved = SavedState.of(state, optimizer.steps(), bytes);
    WholeFile.write(folder.resolve(saved.tensors()), bytes);
    last.ifPresent(before -> WholeFile.write(folder.resolve(BEFORE), before.encode()));
    WholeFile.write(folder.resolve(STATE), saved.encode());
    deleteOthers(Stream.concat(last.stream(), Stream.of(saved)));
    last = Optional.of(saved);
    lastSave = System.nanoTime();
  }

  private static Map<String, HostTensor> tensors(
      LoopState state, TrainingSession session, OptimizerState optimizer) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    session.weights().forEach((name, value) -> tensors.put(WEIGHTS + name, value));
    optimizer.moments().forEach((name, value) -> tensors.put(MOMENTS + name, value));
    state.best.ifPresent(
        best -> best.weights().forEach((name, value) -> tensors.put(BEST + name, value)));
    state.start.ifPresent(
        start -> {
          start.weights().forEach((name, value) -> tensors.put(START + name, value));
          start.optimizer().moments().forEach((n, value) -> tensors.put(START_MOMENTS + n, value));
        });
    return tensors;
  }

  private void deleteOthers(Stream<SavedState> kept) {
    Set<String> names = kept.map(SavedState::tensors).collect(Collectors.toSet());
    try (var files = Files.newDirectoryStream(folder, TENSORS)) {
      for (Path file : files) {
        if (names.stream().noneMatch(file::endsWith)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw FileFault.writing(folder, e);
    }
  }

  @Override
  public Optional<LoopState> resume(TrainingSession session) {
    List<String> problems = new ArrayList<>();
    for (String name : List.of(STATE, BEFORE)) {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        continue;
      }
      try {
        SavedState saved = SavedState.decode(SourceFile.bytes(file, LARGEST_STATE));
        LoopState state = state(saved, session);
        last = Optional.of(saved);
        warnOf(problems, name, state);
        return Optional.of(state);
      } catch (AccessDeniedException e) {
        throw FileFault.reading(folder, e); // whole perhaps, for someone else
      } catch (IOException e) {
        problems.add(name + ": " + e.getMessage());
      }
    }
    return beginAnew(problems);
  }

  private LoopState state(SavedState saved, TrainingSession session) throws IOException {
    Map<String, HostTensor> tensors = WeightsFile.decode(tensors(saved));
    session.assign(under(WEIGHTS, tensors));
    session.restore(new OptimizerState(saved.optimizerSteps(), under(MOMENTS, tensors)));
    Optional<Best> best =
        saved.bestEpoch() > 0
            ? Optional.of(new Best(saved.bestEpoch(), saved.bestScore(), under(BEST, tensors)))
            : Optional.empty();
    Map<String, HostTensor> start = under(START, tensors);
    OptimizerState startMoments =
        new OptimizerState(saved.startSteps(), under(START_MOMENTS, tensors));
    return saved.state(
        best,
        start.isEmpty() ? Optional.empty() : Optional.of(new EpochStart(start, startMoments)));
  }

  private byte[] tensors(SavedState saved) throws IOException {
    try {
      byte[] bytes = SourceFile.bytes(folder.resolve(saved.tensors()), ArrayRoom.MOST);
      if (!saved.owns(bytes)) {
        throw new IOException("the checksum of " + saved.tensors() + " differs");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new IOException(saved.tensors() + " is not there", e);
    }
  }

  private void warnOf(List<String> problems, String used, LoopState state) {
    if (used.equals(BEFORE) && problems.isEmpty()) {
      problems.add(STATE + ": it is not there");
    }
    if (!problems.isEmpty()) {
      warnings.accept(
          String.format(
              Locale.ROOT,
              "%s: the last checkpoint is damaged (%s); the one before it is used, of epoch %d after step %d",
              folder,
              problems.get(0),
              state.epoch,
              state.step));
    }
  }

  /** Finished folds are worth more than a refusal; what is damaged can still be looked at. */
  private Optional<LoopState> beginAnew(List<String> problems) {
    if (!problems.isEmpty()) {
      Path aside = putAside();
      warnings.accept(
          String.format(
              Locale.ROOT,
              "%s: every checkpoint of this fold is damaged (%s); its training begins anew, and they are kept in %s",
              folder,
              String.join("; ", problems),
              aside));
    } else if (holdsTensors()) {
      warnings.accept(
          String.format(
              Locale.ROOT,
              "%s: has tensors but no %s, as a first checkpoint that was cut off; the training begins anew",
              folder,
              STATE));
    }
    return Optional.empty();
  }

  private Path putAside() {
    Path aside = folder.resolveSibling(folder.getFileName() + "-damaged");
    for (int i = 2; Files.exists(aside); i++) {
      aside = folder.resolveSibling(folder.getFileName() + "-damaged-" + i);
    }
    try {
      return Files.move(folder, aside);
    } catch (IOException e) {
      throw FileFault.writing(folder, e);
    }
  }

  private boolean holdsTensors() {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.newDirectoryStream(folder, TENSORS)) {
      return files.iterator().hasNext();
    } catch (IOException e) {
      throw FileFault.reading(folder, e);
    }
  }

  private static Map<String, HostTensor> under(String prefix, Map<String, HostTensor> tensors) {
    Map<String, HostTensor> found = new LinkedHashMap<>();
    tensors.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }
}
