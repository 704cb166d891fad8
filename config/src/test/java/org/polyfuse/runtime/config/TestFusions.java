package org.polyfuse.runtime.config;

import java.util.List;
import java.util.OptionalDouble;
import org.polyfuse.api.Choice;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;

/** Fusions of which only the settings matter. */
public final class TestFusions {

  private TestFusions() {}

  @Summary("The first.")
  record AlphaSettings(
      @Setting(value = "Segments, 1 or more.", defaultsTo = "6") int segments,
      @Setting(value = "Seconds of one; auto: from the data.", defaultsTo = "auto")
          OptionalDouble segmentSeconds,
      @Setting(value = "What both know.", defaultsTo = "0.3") double shared) {
    AlphaSettings {
      if (segments < 1) {
        throw new IllegalArgumentException("segments: must be 1 or more but was " + segments);
      }
    }
  }

  @Summary("The second.")
  record BetaSettings(
      @Setting(value = "The rank, 1 or more.", defaultsTo = "4") int rank,
      @Setting(value = "What both know.", defaultsTo = "0.3") double shared,
      @Setting(value = "Looks for events.", defaultsTo = "mean")
          Choice<AttentionFactory<?>> detector) {}

  /** {@code alpha}. */
  public static final class Alpha implements FusionFactory<AlphaSettings> {
    @Override
    public String name() {
      return "alpha";
    }

    @Override
    public Class<AlphaSettings> configType() {
      return AlphaSettings.class;
    }

    @Override
    public Fusion create(AlphaSettings config, List<ModalityShape> inputs, Target target) {
      throw new UnsupportedOperationException();
    }
  }

  /** {@code be-ta}. */
  public static final class Beta implements FusionFactory<BetaSettings> {
    @Override
    public String name() {
      return "be-ta";
    }

    @Override
    public Class<BetaSettings> configType() {
      return BetaSettings.class;
    }

    @Override
    public Fusion create(BetaSettings config, List<ModalityShape> inputs, Target target) {
      throw new UnsupportedOperationException();
    }
  }
}
