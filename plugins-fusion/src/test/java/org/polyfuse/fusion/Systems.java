package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.ModalityShape;

/** Small fusions of every kind: 2 outputs of 3 factors, 3 of 2 in each of 4 trunks, no dropout. */
final class Systems {

  static final int TRUNKS = 4;
  static final Target CLASSES = new Target.Classes(List.of("calm", "cross", "glad"));
  static final List<String> OF_SEVERAL =
      List.of("concat", "decision", "g-fbp", "ag-fbp", "m-fbp", "am-fbp");

  private Systems() {}

  static List<ModalityShape> inputs(int modalities) {
    return List.of(
            new ModalityShape("audio", 5, 0.32),
            new ModalityShape("face", 7, 0.32),
            new ModalityShape("text-1", 6, 0.5))
        .subList(0, modalities);
  }

  static Fusion of(String name, List<ModalityShape> inputs) {
    return of(name, inputs, true);
  }

  static Fusion of(String name, List<ModalityShape> inputs, boolean bias) {
    return switch (name) {
      case "none" -> new NoneFactory().create(new NoneFactory.Settings(), inputs, CLASSES);
      case "concat" -> new ConcatFactory().create(new ConcatFactory.Settings(), inputs, CLASSES);
      case "decision" -> decision(DecisionFactory.Weighting.VALIDATION, Map.of(), inputs, CLASSES);
      case "g-fbp" ->
          new GFbpFactory().create(new GFbpFactory.Settings(3, 2, 0, bias, false), inputs, CLASSES);
      case "ag-fbp" ->
          new AgFbpFactory()
              .create(new AgFbpFactory.Settings(3, 2, 0, bias, false), inputs, CLASSES);
      case "m-fbp" -> new MFbpFactory().create(trunks(true, bias), inputs, CLASSES);
      case "am-fbp" ->
          new AmFbpFactory()
              .create(
                  new AmFbpFactory.Settings(
                      TRUNKS, OptionalDouble.of(0.5), 3, 2, 2, 3, 0, bias, false),
                  inputs,
                  CLASSES);
      default -> throw new IllegalArgumentException(name);
    };
  }

  static MFbpFactory.Settings trunks(boolean global, boolean bias) {
    return new MFbpFactory.Settings(
        TRUNKS, OptionalDouble.of(0.5), global, 3, 2, 2, 3, 0, bias, false);
  }

  static Fusion decision(
      DecisionFactory.Weighting weights,
      Map<String, Double> given,
      List<ModalityShape> inputs,
      Target target) {
    return new DecisionFactory()
        .create(new DecisionFactory.Settings(weights, given), inputs, target);
  }

  /** What is trained: the features, or the outputs of the towers. */
  static List<NDArray> trained(Fused fused) {
    if (fused instanceof Fused.Predictions predictions) {
      return predictions.towers().stream().map(Fused.Tower::outputs).toList();
    }
    return List.of(((Fused.Features) fused).values());
  }

  /** Everything that comes out. */
  static List<NDArray> everything(Fused fused) {
    List<NDArray> arrays = new ArrayList<>(trained(fused));
    if (fused instanceof Fused.Predictions predictions) {
      arrays.add(predictions.outputs());
    }
    arrays.addAll(fused.diagnostics().values());
    return arrays;
  }
}
