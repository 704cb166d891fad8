package org.polyfuse.fusion;

import java.util.List;
import java.util.Locale;
import org.polyfuse.api.nn.ModalityShape;

/** Checks of the modalities that a fusion is made for. */
final class Inputs {

  private Inputs() {}

  static List<ModalityShape> several(List<ModalityShape> inputs) {
    if (inputs.size() < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "must have two modalities or more but has %s. Use type none for one.",
              names(inputs)));
    }
    return List.copyOf(inputs);
  }

  static ModalityShape single(List<ModalityShape> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "must have exactly one modality but has %s. Use another type, such as concat, for several.",
              names(inputs)));
    }
    return inputs.get(0);
  }

  static List<String> names(List<ModalityShape> inputs) {
    return inputs.stream().map(ModalityShape::name).toList();
  }
}
