package org.polyfuse.datasets.features;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.datasets.table.TableProblems;

/** The steps of a stream have one shape in every part of an NPZ, and hold numbers. */
final class StepShapes {

  private StepShapes() {}

  static void check(List<NpzPart> parts, TableProblems problems) {
    Map<String, NpzStream> first = new HashMap<>();
    for (NpzPart part : parts) {
      for (NpzStream stream : part.streams()) {
        checkSize(part, stream, problems);
        NpzStream before = first.putIfAbsent(stream.name(), stream);
        if (before != null && !Arrays.equals(step(before), step(stream))) {
          problems.add(
              String.format(
                  Locale.ROOT,
                  "a step must have one shape in all parts but array '%s' is %s in '%s' and %s"
                      + " before.",
                  stream.name(),
                  Arrays.toString(stream.array().shape()),
                  part.key(),
                  Arrays.toString(before.array().shape())));
        }
      }
    }
  }

  private static void checkSize(NpzPart part, NpzStream stream, TableProblems problems) {
    if (part.size() > 0 && Arrays.stream(stream.array().shape()).anyMatch(axis -> axis == 0)) {
      problems.add(
          String.format(
              Locale.ROOT,
              "array '%s/%s': clips must hold numbers but its shape is %s.",
              part.key(),
              stream.name(),
              Arrays.toString(stream.array().shape())));
    }
  }

  /** Of (N, T, ...) what follows T; (N, D) is one step of D. */
  private static long[] step(NpzStream stream) {
    long[] shape = stream.array().shape();
    int begin = Math.min(shape.length, shape.length == 2 ? 1 : 2);
    return Arrays.copyOfRange(shape, begin, shape.length);
  }
}
