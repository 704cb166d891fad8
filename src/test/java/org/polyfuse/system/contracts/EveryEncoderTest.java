package org.polyfuse.system.contracts;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.testkit.contract.DefaultSettings;
import org.polyfuse.testkit.contract.EncoderContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#encoders")
class EveryEncoderTest extends EncoderContract {

  private static final Path NETWORK =
      Path.of(
          System.getProperty("polyfuse.home"),
          "plugins-encoders/src/test/resources/networks/frames.pt");

  private final EncoderFactory<?> factory;

  EveryEncoderTest(EncoderFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected EncoderFactory<?> factory() {
    return factory;
  }

  /**
   * Narrow ones, where there is a width: what holds does not depend on it, and time does; a network
   * where one is to be named.
   */
  @Override
  protected List<? extends Record> settings() {
    Map<String, Object> given = new HashMap<>(Map.of("width", 0.1, "path", NETWORK));
    given
        .keySet()
        .retainAll(
            Arrays.stream(factory.configType().getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
    return DefaultSettings.variants(DefaultSettings.of(factory.configType(), given));
  }
}
