package org.polyfuse.fusion;

import java.util.List;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;

/**
 * {@code concat}: two modalities or more, whose global vectors (N, C_m) go to the head side by
 * side.
 *
 * <p>An absent stream contributes zeros in its place, whatever it holds, and gets no gradient.
 * There is no learnt vector that stands for it: the head learns what zeros mean from recordings
 * that lack the stream, or from {@code training.modalityDropout}. Without any stream all is zero,
 * so the head says what its bias says.
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
