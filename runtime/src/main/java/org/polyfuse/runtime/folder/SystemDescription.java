package org.polyfuse.runtime.folder;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.network.NetworkInputs;
import org.polyfuse.runtime.weights.ArrayRoom;

/**
 * What must be known, beside config and weights, to build a trained system again without its
 * corpus; {@code system.json}.
 *
 * @param classes the classes, in the order of posteriors
 * @param features what the network is given of each modality
 * @param train the recordings that it was trained on
 * @param validation the recordings that chose its epoch
 * @param encodedAhead by modality whose encoder runs ahead of the network: what the encoder is
 *     given; absent in folders that are older than this
 */
public record SystemDescription(
    List<String> classes,
    Map<String, Step> features,
    List<String> train,
    List<String> validation,
    Map<String, Step> encodedAhead) {

  /** Fills in what older folders have not, and checks the classes. */
  public SystemDescription {
    encodedAhead = Objects.requireNonNullElse(encodedAhead, Map.of());
    train = Objects.requireNonNullElse(train, List.of());
    validation = Objects.requireNonNullElse(validation, List.of());
    if (classes != null
        && classes.stream().noneMatch(Objects::isNull)) { // else it is not whole, which is told
      requireClasses(classes);
    }
  }

  private static void requireClasses(List<String> classes) {
    if (classes.size() < 2 || new HashSet<>(classes).size() < classes.size()) {
      throw new IllegalArgumentException(
          "classes: must be two or more different names but were " + Shown.names(classes));
    }
  }

  /** Its file's name. */
  public static final String FILE = "system.json";

  /**
   * One feature step.
   *
   * @param shape its axes
   * @param seconds to the next
   */
  record Step(long[] shape, double seconds) {

    Step {
      double numbers = ArrayRoom.numbers(shape);
      boolean counts = shape.length > 0 && LongStream.of(shape).allMatch(n -> n >= 1);
      if (!counts || numbers > ArrayRoom.MOST) {
        throw new IllegalArgumentException(
            "shape: must be axes of 1 or more but was " + Arrays.toString(shape));
      }
      if (!(seconds > 0 && seconds <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException("seconds: must be above 0 but was " + seconds);
      }
    }
  }

  /**
   * Of a system that was trained.
   *
   * @param shapes what the network is given of each modality
   * @param ahead what encoders are given that run ahead of the network
   */
  public static SystemDescription of(
      Target.Classes target,
      Map<String, SequenceShape> shapes,
      Map<String, SequenceShape> ahead,
      List<String> train,
      List<String> validation) {
    return new SystemDescription(target.names(), steps(shapes), train, validation, steps(ahead));
  }

  private static Map<String, Step> steps(Map<String, SequenceShape> shapes) {
    Map<String, Step> steps = new LinkedHashMap<>();
    shapes.forEach(
        (name, shape) -> steps.put(name, new Step(shape.step().getShape(), shape.stepSeconds())));
    return steps;
  }

  /** The classes. */
  public Target.Classes target() {
    return new Target.Classes(classes);
  }

  /** What the network is given. */
  public NetworkInputs inputs() {
    return new NetworkInputs(shapes(), encodedAhead.keySet());
  }

  /** What the network is given, by modality. */
  public Map<String, SequenceShape> shapes() {
    return shapes(features);
  }

  /** What the encoders are given that run ahead of the network, by modality. */
  public Map<String, SequenceShape> encoderInputs() {
    return shapes(encodedAhead);
  }

  /** What each encoder is given, in the network or ahead of it. */
  public Map<String, SequenceShape> seenByEncoders() {
    Map<String, SequenceShape> seen = shapes();
    seen.putAll(encoderInputs());
    return seen;
  }

  private static Map<String, SequenceShape> shapes(Map<String, Step> steps) {
    Map<String, SequenceShape> shapes = new LinkedHashMap<>();
    steps.forEach(
        (name, step) ->
            shapes.put(name, new SequenceShape(new Shape(step.shape()), step.seconds())));
    return shapes;
  }
}
