package org.polyfuse.testkit.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;

/** A part that takes one sequence. */
record SequenceTrial<P extends Part>(
    Record settings, SequenceShape input, Init values, Supplier<P> part, Run<P> run)
    implements Trial<P> {

  /** Calls the typed method. */
  interface Run<P extends Part> {
    List<NDArray> on(P part, Pass pass, Sequence input);
  }

  static Sequence sequence(Map<String, NDArray> inputs) {
    return new Sequence(
        Named.in(inputs, BlockContract.VALUES), Named.in(inputs, BlockContract.MASK));
  }

  @Override
  public P create() {
    return part.get();
  }

  @Override
  public Map<String, NDArray> inputs(NDManager manager, Clips clips) {
    Map<String, NDArray> inputs = new LinkedHashMap<>();
    inputs.put(BlockContract.VALUES, clips.values(manager, input.step(), values, 1));
    inputs.put(BlockContract.MASK, clips.mask(manager));
    return inputs;
  }

  @Override
  public List<String> streams() {
    return List.of(BlockContract.VALUES);
  }

  @Override
  public List<NDArray> run(P part, Pass pass, Map<String, NDArray> inputs) {
    return run.on(part, pass, sequence(inputs));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s on steps %s", settings, input.step());
  }
}
