package org.polyfuse.tensorflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.HostOutputs;
import org.polyfuse.runtime.engine.OptimizerState;
import org.polyfuse.runtime.engine.Pace;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.weights.HostTensor;
import org.tensorflow.proto.ConfigProto;

/**
 * Trains and predicts. Passes are recorded when a shape of batches first comes; many threads may
 * run them, one may record.
 */
final class TensorFlowSession implements TrainingSession {

  private final SessionPlan plan;
  private final ConfigProto config;
  private final boolean trains;
  private final int limit;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private GraphProgram program;
  private long steps;

  /**
   * @param limit shapes of batches that are kept recorded
   */
  TensorFlowSession(SessionPlan plan, ConfigProto config, boolean trains, int limit) {
    this.plan = plan;
    this.config = config;
    this.trains = trains;
    this.limit = limit;
    this.program = new GraphProgram(plan, config, trains);
    Map<String, HostTensor> values = new LinkedHashMap<>();
    for (String name : program.parameterNames()) {
      values.put(name, valueOf(name, plan.weights()));
    }
    for (String name : program.momentNames()) {
      if (trains) {
        long[] shape = program.variables().shape(name);
        values.put(name, new HostTensor(new float[size(shape)], shape));
      }
    }
    program.push(values);
  }

  /** What is recorded at the moment. */
  GraphProgram program() {
    return program;
  }

  private static int size(long[] shape) {
    long size = 1;
    for (long axis : shape) {
      size *= axis;
    }
    return Math.toIntExact(size);
  }

  private static HostTensor valueOf(String name, Map<String, HostTensor> weights) {
    HostTensor value = weights.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + ": no value for this parameter");
    }
    return value;
  }

  @Override
  public StepResult train(HostBatch batch, long seed, double learningRate) {
    lock.writeLock().lock();
    try {
      TrainingStep step = roomFor(BatchArrays.Key.of(true, batch)).training(batch);
      steps++;
      return step.run(program, batch, seed, Pace.of(plan.rule(), learningRate, steps));
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public HostOutputs evaluate(HostBatch batch) {
    lockRecorded(batch);
    try {
      return program.evaluation(batch).run(program, batch);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Takes the lock for reading, with the batch's pass recorded. */
  private void lockRecorded(HostBatch batch) {
    BatchArrays.Key key = BatchArrays.Key.of(false, batch);
    lock.readLock().lock();
    if (program.has(key)) {
      return;
    }
    lock.readLock().unlock();
    lock.writeLock().lock();
    try {
      roomFor(key).evaluation(batch);
      lock.readLock().lock(); // before the other goes, so that nobody makes room in between
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Starts anew, with the same values, when too many shapes are recorded. */
  private GraphProgram roomFor(BatchArrays.Key key) {
    if (!program.has(key) && program.size() >= limit) {
      Map<String, HostTensor> values = program.pull(program.variables().names());
      program.close();
      program = new GraphProgram(plan, config, trains);
      program.push(values);
    }
    return program;
  }

  @Override
  public Map<String, HostTensor> weights() {
    return pull(program.parameterNames());
  }

  private Map<String, HostTensor> pull(List<String> names) {
    lock.readLock().lock();
    try {
      return program.pull(names);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void assign(Map<String, HostTensor> weights) {
    lock.writeLock().lock();
    try {
      program.push(weights);
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public OptimizerState optimizerState() {
    return new OptimizerState(steps, pull(program.momentNames()));
  }

  @Override
  public void restore(OptimizerState state) {
    Map<String, HostTensor> moments = new LinkedHashMap<>();
    for (String name : program.momentNames()) {
      moments.put(name, valueOf(name, state.moments()));
    }
    assign(moments);
    steps = state.steps();
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      program.close();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
