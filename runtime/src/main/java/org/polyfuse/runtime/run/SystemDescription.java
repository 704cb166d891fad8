package org.polyfuse.runtime.run;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.SequenceShape;

/**
 * What must be known, beside config and weights, to build a trained system again without its
 * corpus; {@code system.json}.
 *
 * @param classes the classes, in the order of posteriors
 * @param features what the front-end of each modality gives
 * @param train the recordings that it was trained on
 * @param validation the recordings that chose its epoch
 */
record SystemDescription(
    List<String> classes, Map<String, Step> features, List<String> train, List<String> validation) {

  static final String FILE = "system.json";

  /**
   * One feature step.
   *
   * @param shape its axes
   * @param seconds to the next
   */
  record Step(long[] shape, double seconds) {}

  static SystemDescription of(
      Target.Classes target, Map<String, SequenceShape> shapes, Parts parts) {
    Map<String, Step> features = new LinkedHashMap<>();
    shapes.forEach(
        (name, shape) ->
            features.put(name, new Step(shape.step().getShape(), shape.stepSeconds())));
    return new SystemDescription(
        target.names(), features, Parts.ids(parts.train()), Parts.ids(parts.validation()));
  }

  Target.Classes target() {
    return new Target.Classes(classes);
  }

  Map<String, SequenceShape> shapes() {
    Map<String, SequenceShape> shapes = new LinkedHashMap<>();
    features.forEach(
        (name, step) ->
            shapes.put(name, new SequenceShape(new Shape(step.shape()), step.seconds())));
    return shapes;
  }
}
