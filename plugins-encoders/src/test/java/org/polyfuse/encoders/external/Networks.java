package org.polyfuse.encoders.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.polyfuse.testkit.contract.DefaultSettings;

/** The networks that {@code make.py} made, and what PyTorch says that they give. */
final class Networks {

  private Networks() {}

  static Path file(String name) {
    try {
      return Path.of(Networks.class.getResource("/networks/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What PyTorch gives, row by row. */
  static float[] expected(String name) {
    try {
      String[] numbers = Files.readString(file(name + ".csv")).strip().split("[,\n]");
      float[] values = new float[numbers.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.parseFloat(numbers[i]);
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The input that goes with it. */
  static float[] pattern(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (i * 37 % 101) / 101;
    }
    return values;
  }

  static DjlModelConfig config(String file, Map<String, ?> settings) {
    Map<String, Object> given = new HashMap<>(settings);
    given.put("path", file(file));
    return DefaultSettings.of(DjlModelConfig.class, given);
  }

  static double[] seconds(int steps) {
    double[] seconds = new double[steps];
    Arrays.setAll(seconds, i -> (i + 0.5) * 0.04);
    return seconds;
  }
}
