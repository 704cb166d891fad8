package org.polyfuse.fusion;

import java.util.List;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;

/**
 * {@code concat}: two modalities or more, whose global vectors (N, C_m) go to the head side by
 * side. An absent stream contributes zeros.
 */
public final class ConcatFactory implements FusionFactory<ConcatFactory.Settings> {

  /** No settings. */
  @Summary("The global vectors of all modalities side by side (encoder concat).")
  public record Settings() {}

  /** Found by {@link java.util.ServiceLoader}. */
  public ConcatFactory() {}

  @Override
  public String name() {
    return "concat";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Fusion create(Settings config, List<ModalityShape> inputs, Target target) {
    return new ConcatFusion(Inputs.several(inputs));
  }
}
