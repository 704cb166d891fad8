package org.polyfuse.fusion;

import java.util.List;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;

/**
 * {@code none}: exactly one modality, whose global vector (N, C) goes to the head as it is.
 *
 * <p>A recording without it gives the zero vector, so the head says what its bias says.
 */
public final class NoneFactory implements FusionFactory<NoneFactory.Settings> {

  /** No settings. */
  @Summary("Passes on the global vector of the only modality.")
  public record Settings() {}

  /** Found by {@link java.util.ServiceLoader}. */
  public NoneFactory() {}

  @Override
  public String name() {
    return "none";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Fusion create(Settings config, List<ModalityShape> inputs, Target target) {
    return new SingleFusion(Inputs.single(inputs));
  }
}
