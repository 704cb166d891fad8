package org.polyfuse.system.contracts;

import java.util.Arrays;
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

  private final EncoderFactory<?> factory;

  EveryEncoderTest(EncoderFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  protected EncoderFactory<?> factory() {
    return factory;
  }

  /** Narrow ones, where there is a width: what holds does not depend on it, and time does. */
  @Override
  protected List<? extends Record> settings() {
    boolean hasWidth =
        Arrays.stream(factory.configType().getRecordComponents())
            .anyMatch(component -> component.getName().equals("width"));
    Map<String, ?> given = hasWidth ? Map.of("width", 0.1) : Map.of();
    return DefaultSettings.variants(DefaultSettings.of(factory.configType(), given));
  }
}
