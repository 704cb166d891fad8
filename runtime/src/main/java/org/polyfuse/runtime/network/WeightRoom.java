package org.polyfuse.runtime.network;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.nn.NamedParameters;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.weights.ArrayRoom;

/** Refuses a system whose weights this process cannot hold, before memory is taken for them. */
final class WeightRoom {

  private WeightRoom() {}

  static SystemNetwork require(Study study, SystemNetwork network) {
    require(study, NamedParameters.of(network), Runtime.getRuntime().maxMemory());
    return network;
  }

  static void require(Study study, Map<String, Parameter> parameters, long heap) {
    double all = 0;
    double most = 0;
    String largest = "";
    for (Map.Entry<String, Parameter> each : parameters.entrySet()) {
      double numbers = numbers(each.getValue().getShape());
      all += numbers;
      if (numbers > most) {
        most = numbers;
        largest = each.getKey() + " with " + shown(each.getValue().getShape());
      }
    }
    if (most > ArrayRoom.MOST || all * Float.BYTES > heap) {
      throw tooLarge(study, all, largest, heap);
    }
  }

  /** 0 for a shape that only the data or the engine tells. */
  private static double numbers(Shape shape) {
    return shape == null ? 0 : ArrayRoom.numbers(shape.getShape());
  }

  private static String shown(Shape shape) {
    return LongStream.of(shape.getShape())
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" x "));
  }

  private static PolyfuseException tooLarge(
      Study study, double numbers, String largest, long heap) {
    Optional<LargestSetting> fault = LargestSetting.of(study);
    String at =
        fault.map(it -> it.path() + ": with " + it.value()).orElse("modalities: with these");
    return new PolyfuseException(
        String.format(
            Locale.ROOT,
            "%s the system would have %.3g weights of %s, the largest being %s, but an array holds"
                + " %d numbers and Java may take %s. Lower it, or give more memory with"
                + " POLYFUSE_OPTS=-Xmx64g, say.",
            at,
            numbers,
            Numbers.gib(numbers * Float.BYTES),
            largest,
            ArrayRoom.MOST,
            Numbers.gib(heap)));
  }
}
