package org.polyfuse.runtime.plugins;

import java.util.List;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.SequenceShape;

/** Plugins that must be refused. */
public final class OddPlugins {

  private OddPlugins() {}

  record NoSettings() {}

  record Bare(int bare) {}

  /** Has the name of another. */
  public static final class SecondAlpha implements FusionFactory<NoSettings> {
    @Override
    public String name() {
      return "alpha";
    }

    @Override
    public Class<NoSettings> configType() {
      return NoSettings.class;
    }

    @Override
    public Fusion create(NoSettings config, List<ModalityShape> inputs, Target target) {
      throw new UnsupportedOperationException();
    }
  }

  /** Cannot be made. */
  public static final class Failing implements FusionFactory<NoSettings> {
    /** Fails. */
    public Failing() {
      throw new IllegalStateException("not today");
    }

    @Override
    public String name() {
      return "failing";
    }

    @Override
    public Class<NoSettings> configType() {
      return NoSettings.class;
    }

    @Override
    public Fusion create(NoSettings config, List<ModalityShape> inputs, Target target) {
      throw new UnsupportedOperationException();
    }
  }

  /** Breaks the rules of names and settings. */
  public static final class Misnamed implements EncoderFactory<Bare> {
    @Override
    public String name() {
      return "Odd_Name";
    }

    @Override
    public Class<Bare> configType() {
      return Bare.class;
    }

    @Override
    public Encoder create(Bare config, SequenceShape input) {
      throw new UnsupportedOperationException();
    }
  }
}
