package org.polyfuse.system.contracts;

import java.util.Arrays;
import java.util.Random;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/** Every second step of vectors, doubled; with one fault. */
final class FaultyPreparation implements Preparation {

  private final EncoderFault fault;
  private final SequenceShape input;
  private final Random random = new Random();
  private float[] shared = new float[0];

  FaultyPreparation(EncoderFault fault, SequenceShape input) {
    this.fault = fault;
    this.input = input;
  }

  @Override
  public SequenceShape output() {
    return SequenceShape.of(input.channels(), 2 * input.stepSeconds());
  }

  @Override
  public Timing timing() {
    return Timing.strided(2, 1);
  }

  @Override
  public float[] apply(float[] values, int steps) {
    int size = (int) input.channels();
    float[] doubled = new float[timing().steps(steps) * size];
    for (int i = 0; i < doubled.length; i++) {
      doubled[i] = 2 * values[i / size * 2 * size + i % size];
    }
    return switch (fault) {
      case PREPARED_STEPS_LOST -> Arrays.copyOf(doubled, size);
      case PREPARED_AT_RANDOM -> {
        doubled[0] += random.nextFloat();
        yield doubled;
      }
      case PREPARED_IN_SHARED_MEMORY -> throughSharedMemory(doubled);
      default -> doubled;
    };
  }

  private float[] throughSharedMemory(float[] values) {
    shared = values;
    try {
      Thread.sleep(1); // another thread has time to put its own there
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return shared;
  }

  @Override
  public void close() {}
}
