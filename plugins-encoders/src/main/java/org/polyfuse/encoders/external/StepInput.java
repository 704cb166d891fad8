package org.polyfuse.encoders.external;

import ai.djl.ndarray.types.Shape;
import java.util.Locale;

/** Makes the network's input of the front-end's steps. */
final class StepInput {

  private static final String AXES = "CHW";

  private final StepChange change;
  private final AxisOrder order;
  private final int stepValues;

  private StepInput(StepChange change, AxisOrder order, int stepValues) {
    this.change = change;
    this.order = order;
    this.stepValues = stepValues;
  }

  /**
   * Checks the settings against the steps.
   *
   * @throws IllegalArgumentException if they do not go together
   */
  static StepInput of(DjlModelConfig config, Shape step) {
    if (step.dimension() > AXES.length()) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "djl-model: steps must be (C), (C, W) or (C, H, W) but have shape %s. Use another",
                  step)
              + " front-end.");
    }
    StepChange change = new StepChange(config, step);
    boolean clip = config.input() == NetworkInput.CLIP;
    String axes = step.dimension() == 2 ? "CW" : AXES.substring(0, step.dimension());
    String from = (clip ? "T" : "N") + axes;
    String layout = config.layout();
    if (layout.equals("auto")) {
      layout = clip ? "N" + from : from;
    }
    long[] sizes =
        new Shape(!clip && config.batch() == 1 ? 1 : 0).addAll(change.after()).getShape();
    return new StepInput(change, AxisOrder.of(layout, from, sizes), (int) step.size());
  }

  /**
   * Some steps of a recording.
   *
   * @param count steps from {@code first} on
   * @param size steps of the input, those behind them zero as they are
   */
  Tensor of(float[] values, int first, int count, int size) {
    int plane = (int) change.after().size();
    float[] changed = new float[Math.multiplyExact(size, plane)];
    for (int i = 0; i < count; i++) {
      change.apply(values, (first + i) * stepValues, changed, i * plane);
    }
    return order.arrange(new Tensor(changed, new Shape(size).addAll(change.after()).getShape()));
  }

  /** As many steps of zeros. */
  Tensor zeros(int steps) {
    return of(new float[0], 0, 0, steps);
  }

  /** The network's axes, as NCHW. */
  String axes() {
    return order.to();
  }
}
