package org.polyfuse.runtime.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyfuse.runtime.digest.Digest;

/**
 * What the state file of a checkpoint holds.
 *
 * @param lossBefore loss of the last step; null before the first, and in checkpoints of versions
 *     before
 * @param startSteps updates made when the epoch began, where its start is kept
 * @param tensors the name of the file with weights and moments
 * @param sha256 of that file
 * @param checksum SHA-256 of all of this, itself left empty; null in checkpoints of versions before
 */
record SavedState(
    int epoch,
    int step,
    // left out where it is not, since checksums of versions before do not cover it
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double lossBefore,
    double lossSum,
    long right,
    long seen,
    double seconds,
    double trainSeconds,
    boolean finished,
    int bestEpoch,
    double bestScore,
    List<HistoryRow> history,
    int restores,
    long startSteps,
    long optimizerSteps,
    String tensors,
    String sha256,
    @Nullable String checksum) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  SavedState {
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(tensors, "tensors");
    Objects.requireNonNull(sha256, "sha256");
  }

  /**
   * Of a training.
   *
   * @param optimizerSteps updates made
   * @param tensors the bytes of weights and moments
   */
  static SavedState of(LoopState state, long optimizerSteps, byte[] tensors) {
    String sha256 = Digest.hex(tensors);
    SavedState open =
        new SavedState(
            state.epoch,
            state.step,
            Double.isNaN(state.lossBefore) ? null : state.lossBefore,
            state.lossSum,
            state.right,
            state.seen,
            state.seconds,
            state.trainSeconds,
            state.finished,
            state.best.map(Best::epoch).orElse(0),
            state.best.map(Best::score).orElse(0.0),
            List.copyOf(state.history),
            state.restores,
            state.start.map(start -> start.optimizer().steps()).orElse(0L),
            optimizerSteps,
            // a name of their own, so that no other state's tensors are ever written over
            String.format(
                Locale.ROOT, "tensors-%d-%d-%.8s.safetensors", state.epoch, state.step, sha256),
            sha256,
            "");
    return open.with(Digest.hex(open.json()));
  }

  private SavedState with(String sum) {
    return new SavedState(
        epoch,
        step,
        lossBefore,
        lossSum,
        right,
        seen,
        seconds,
        trainSeconds,
        finished,
        bestEpoch,
        bestScore,
        history,
        restores,
        startSteps,
        optimizerSteps,
        tensors,
        sha256,
        sum);
  }

  /**
   * Reads one.
   *
   * @throws IOException if it is damaged, with the reason
   */
  static SavedState decode(byte[] bytes) throws IOException {
    try {
      SavedState saved = JSON.readValue(bytes, SavedState.class);
      if (saved == null) { // the text "null"
        throw new IOException("it is empty");
      }
      if (saved.checksum != null && !saved.checksum.equals(Digest.hex(saved.with("").json()))) {
        throw new IOException("its checksum differs");
      }
      return saved;
    } catch (JsonProcessingException e) {
      throw new IOException("it cannot be read (" + e.getOriginalMessage() + ")", e);
    }
  }

  byte[] encode() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // plain values can always be written
    }
  }

  private byte[] json() {
    try {
      return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // plain values can always be written
    }
  }

  /** Whether these are its tensors. */
  boolean owns(byte[] bytes) {
    return sha256.equals(Digest.hex(bytes));
  }

  /** The state of the loop. */
  LoopState state(Optional<Best> best, Optional<EpochStart> start) {
    LoopState state = new LoopState();
    state.epoch = epoch;
    state.step = step;
    state.lossBefore = lossBefore == null ? Double.NaN : lossBefore;
    state.lossSum = lossSum;
    state.right = right;
    state.seen = seen;
    state.seconds = seconds;
    state.trainSeconds = trainSeconds;
    state.finished = finished;
    state.best = best;
    state.start = start;
    state.restores = restores;
    state.history.addAll(history);
    return state;
  }
}
