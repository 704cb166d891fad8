package org.polyfuse.runtime.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.data.StreamFile;
import org.polyfuse.runtime.features.ModalityPlan;

/**
 * All features of a modality have one shape: the network's input, or where only the data can tell
 * that of the first recording. For one thread.
 */
final class ShapeCheck {

  /** Pictures a second and the like differ a little between files; centres tell the exact times. */
  private static final double STEP_TOLERANCE = 0.01;

  private final Map<String, SequenceShape> shapes = new LinkedHashMap<>();
  private final Map<String, String> origins = new LinkedHashMap<>();
  private final List<ModalityPlan> modalities;

  ShapeCheck(List<ModalityPlan> modalities) {
    this.modalities = modalities;
    for (ModalityPlan modality : modalities) {
      modality.shape().ifPresent(shape -> shapes.put(modality.name(), shape));
    }
  }

  /** Why a recording does not fit to the others; if it fits, its shapes are known from now on. */
  Optional<Damage> misfit(Example example) {
    for (ModalityPlan modality : modalities) {
      HeldFeatures features = example.features().get(modality.name());
      SequenceShape known = shapes.get(modality.name());
      if (features != null && known != null && !fits(features.shape(), known)) {
        return Optional.of(
            new Damage(
                example.recording().id(),
                modality.stream(),
                String.format(
                    Locale.ROOT,
                    "%sa feature step must be %s of %s s as %s but is %s of %s s",
                    StreamFile.prefix(example.recording(), modality.stream()),
                    known.step(),
                    known.stepSeconds(),
                    origins.getOrDefault(modality.name(), "the network takes it"),
                    features.shape().step(),
                    features.shape().stepSeconds()),
                true));
      }
    }
    for (ModalityPlan modality : modalities) {
      HeldFeatures features = example.features().get(modality.name());
      if (features != null && shapes.putIfAbsent(modality.name(), features.shape()) == null) {
        origins.put(
            modality.name(), "in " + StreamFile.name(example.recording(), modality.stream()));
      }
    }
    return Optional.empty();
  }

  private static boolean fits(SequenceShape shape, SequenceShape known) {
    double off = Math.abs(shape.stepSeconds() - known.stepSeconds());
    return shape.step().equals(known.step()) && off <= STEP_TOLERANCE * known.stepSeconds();
  }

  /** The shapes in the order of modalities. */
  Map<String, SequenceShape> shapes() {
    Map<String, SequenceShape> ordered = new LinkedHashMap<>();
    for (ModalityPlan modality : modalities) {
      SequenceShape shape = shapes.get(modality.name());
      if (shape != null) {
        ordered.put(modality.name(), shape);
      }
    }
    return ordered;
  }
}
