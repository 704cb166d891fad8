package org.polyfuse.system.contracts;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.testkit.contract.EncoderContract;

/** The contract on encoders with one fault each; run by {@link FaultsTest} and to fail. */
@ParameterizedClass(name = "{0}")
@EnumSource
final class FaultyEncoderContract extends EncoderContract {

  @Summary("For tests.")
  record Documented(@Setting(value = "Any number.", defaultsTo = "1") double number) {
    Documented {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("number: must be finite but was " + number);
      }
    }
  }

  @Summary("For tests.")
  record Undocumented(@Setting(value = "Any word.", defaultsTo = "a") String word, int hidden) {}

  @Summary("For tests.")
  record Unnamed(@Setting(value = "1 or more.", defaultsTo = "1") int size) {
    Unnamed {
      if (size < 1) {
        throw new IllegalArgumentException("too small");
      }
    }
  }

  /** Hidden from ServiceLoader, which is two faults in every case. */
  private record Factory<C extends Record>(EncoderFault fault, Class<C> configType)
      implements EncoderFactory<C> {
    @Override
    public String name() {
      return "faulty";
    }

    @Override
    public Encoder create(C config, SequenceShape input) {
      return new FaultyEncoder(fault, input);
    }

    @Override
    public Optional<Preparation> preparation(C config, SequenceShape input) {
      return Optional.of(new FaultyPreparation(fault, input));
    }
  }

  private final EncoderFault fault;

  FaultyEncoderContract(EncoderFault fault) {
    this.fault = fault;
  }

  @Override
  protected EncoderFactory<?> factory() {
    return switch (fault) {
      case UNDOCUMENTED_SETTING -> new Factory<>(fault, Undocumented.class);
      case BAD_VALUE_UNNAMED -> new Factory<>(fault, Unnamed.class);
      default -> new Factory<>(fault, Documented.class);
    };
  }

  @Override
  protected List<? extends Record> settings() {
    return fault == EncoderFault.UNDOCUMENTED_SETTING
        ? List.of(new Undocumented("a", 1))
        : super.settings();
  }

  @Override
  protected List<SequenceShape> inputs() {
    return List.of(SequenceShape.of(6, 0.1));
  }

  @Override
  protected int steps() {
    return 9;
  }
}
