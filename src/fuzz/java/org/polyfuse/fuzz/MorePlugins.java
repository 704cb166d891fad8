package org.polyfuse.fuzz;

import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.api.nn.SequenceShape;

/** A plugin for a jar that is changed; nothing creates it. */
final class MorePlugins {

  private MorePlugins() {}

  /** No settings. */
  public record Settings() {}

  /** Found by its name alone. */
  public static final class Quiet implements AttentionFactory<Settings> {
    @Override
    public String name() {
      return "quiet";
    }

    @Override
    public Class<Settings> configType() {
      return Settings.class;
    }

    @Override
    public Attention create(Settings config, SequenceShape input) {
      throw new UnsupportedOperationException();
    }
  }
}
