package org.polyfuse.runtime.train;

import java.util.Optional;
import org.polyfuse.runtime.engine.TrainingSession;

/** Keeps the state of an unfinished training. */
public interface CheckpointStore {

  /** Keeps nothing. */
  CheckpointStore NONE =
      new CheckpointStore() {
        @Override
        public Optional<LoopState> resume(TrainingSession session) {
          return Optional.empty();
        }

        @Override
        public void save(LoopState state, TrainingSession session) {}

        @Override
        public boolean isDue() {
          return false;
        }
      };

  /** Puts a session where the last checkpoint left it; empty if there is none. */
  Optional<LoopState> resume(TrainingSession session);

  /** Saves now. */
  void save(LoopState state, TrainingSession session);

  /** Whether nothing was saved for some time. */
  boolean isDue();
}
