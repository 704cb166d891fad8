package org.polyfuse.runtime.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.engine.OptimizerState;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.WeightsFile;

/**
 * Checkpoints in a folder: {@code state.json} says where the loop stands and names a safetensors
 * file, with its checksum, that holds weights, moments and the best weights so far. The tensors are
 * written first, under a new name, so that {@code state.json} always names a whole file.
 */
public final class FileCheckpoints implements CheckpointStore {

  private static final String STATE = "state.json";
  private static final String WEIGHTS = "weights:";
  private static final String MOMENTS = "optimizer:";
  private static final String BEST = "best:";

  private final ObjectMapper json = new ObjectMapper();
  private final Path folder;
  private final long intervalNanos;
  private long lastSave = System.nanoTime();

  /** Keeps them in a folder that may not be there yet. */
  public FileCheckpoints(Path folder, double everyMinutes) {
    this.folder = folder;
    this.intervalNanos = (long) (everyMinutes * 60e9);
  }

  @Override
  public void saveIfDue(LoopState state, TrainingSession session) {
    if (System.nanoTime() - lastSave >= intervalNanos) {
      save(state, session);
    }
  }

  @Override
  public void save(LoopState state, TrainingSession session) {
    OptimizerState optimizer = session.optimizerState();
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    session.weights().forEach((name, value) -> tensors.put(WEIGHTS + name, value));
    optimizer.moments().forEach((name, value) -> tensors.put(MOMENTS + name, value));
    state.best.ifPresent(
        best -> best.weights().forEach((name, value) -> tensors.put(BEST + name, value)));
    byte[] bytes = WeightsFile.encode(tensors);
    String file = String.format(Locale.ROOT, "tensors-%d-%d.safetensors", state.epoch, state.step);
    WholeFile.write(folder.resolve(file), bytes);
    WholeFile.write(folder.resolve(STATE), encode(Saved.of(state, optimizer, file, sha256(bytes))));
    deleteOthers(file);
    lastSave = System.nanoTime();
  }

  private byte[] encode(Saved saved) {
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(saved);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void deleteOthers(String kept) {
    try (var files = Files.newDirectoryStream(folder, "tensors-*.safetensors")) {
      for (Path file : files) {
        if (!file.endsWith(kept)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<LoopState> resume(TrainingSession session) {
    Path file = folder.resolve(STATE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Saved saved = read(file);
      byte[] bytes = Files.readAllBytes(folder.resolve(saved.tensors()));
      if (!sha256(bytes).equals(saved.sha256())) {
        throw damaged(
            String.format(Locale.ROOT, "the checksum of %s differs", saved.tensors()), null);
      }
      Map<String, HostTensor> tensors = WeightsFile.decode(bytes);
      session.assign(under(WEIGHTS, tensors));
      session.restore(new OptimizerState(saved.optimizerSteps(), under(MOMENTS, tensors)));
      return Optional.of(saved.state(under(BEST, tensors)));
    } catch (IOException e) {
      throw damaged(String.valueOf(e.getMessage()), e);
    }
  }

  private Saved read(Path file) throws IOException {
    try {
      Saved saved = json.readValue(file.toFile(), Saved.class);
      if (saved == null) { // the text "null"
        throw damaged(STATE + " is empty", null);
      }
      return saved;
    } catch (JsonProcessingException e) {
      throw damaged(
          String.format(Locale.ROOT, "%s cannot be read (%s)", STATE, e.getOriginalMessage()), e);
    }
  }

  private PolyfuseException damaged(String what, @Nullable Throwable cause) {
    String message =
        String.format(
            Locale.ROOT,
            "%s: must be a whole checkpoint but %s. Start anew with --force.",
            folder,
            what);
    return cause == null ? new PolyfuseException(message) : new PolyfuseException(message, cause);
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

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  /** What {@code state.json} holds. */
  record Saved(
      int epoch,
      int step,
      double lossSum,
      long right,
      long seen,
      double seconds,
      double trainSeconds,
      boolean finished,
      int bestEpoch,
      double bestScore,
      List<HistoryRow> history,
      long optimizerSteps,
      String tensors,
      String sha256) {

    Saved {
      Objects.requireNonNull(history, "history");
      Objects.requireNonNull(tensors, "tensors");
      Objects.requireNonNull(sha256, "sha256");
    }

    static Saved of(LoopState state, OptimizerState optimizer, String tensors, String sha256) {
      return new Saved(
          state.epoch,
          state.step,
          state.lossSum,
          state.right,
          state.seen,
          state.seconds,
          state.trainSeconds,
          state.finished,
          state.best.map(Best::epoch).orElse(0),
          state.best.map(Best::score).orElse(0.0),
          List.copyOf(state.history),
          optimizer.steps(),
          tensors,
          sha256);
    }

    LoopState state(Map<String, HostTensor> bestWeights) {
      LoopState state = new LoopState();
      state.epoch = epoch;
      state.step = step;
      state.lossSum = lossSum;
      state.right = right;
      state.seen = seen;
      state.seconds = seconds;
      state.trainSeconds = trainSeconds;
      state.finished = finished;
      if (bestEpoch > 0) {
        state.best = Optional.of(new Best(bestEpoch, bestScore, bestWeights));
      }
      state.history.addAll(history);
      return state;
    }
  }
}
