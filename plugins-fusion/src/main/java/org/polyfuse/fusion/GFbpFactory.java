package org.polyfuse.fusion;

import java.util.List;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;

/**
 * {@code g-fbp}: factorized bilinear pooling of the global vectors of two modalities or more
 * (paper, Eq. 14), features (N, O).
 *
 * <p>The product runs over the streams that a recording has, as if the fusion had been made for
 * these alone; of one stream it is that stream's projection, pooled. An absent stream gets no
 * gradient. Without any stream the features are the zero vector.
 */
public final class GFbpFactory implements FusionFactory<GFbpFactory.Settings> {

  /** The paper's values are the defaults. */
  @Summary("G-FBP: factorized bilinear pooling of the global vectors.")
  public record Settings(
      @Setting(value = "K_G, factors summed for each output; 1 to 1000000.", defaultsTo = "4")
          int k,
      @Setting(value = "O, fused features; 1 to 1000000.", defaultsTo = "128") int output,
      @Setting(value = "Share of the product dropped while training; [0, 1).", defaultsTo = "0.3")
          double dropout,
      @Setting(value = "Whether the projections have biases.", defaultsTo = "true") boolean bias,
      @Setting(
              value = "Whether to take the signed square root before normalising, as MFB does.",
              defaultsTo = "false")
          boolean power) {

    /** Checks the ranges. */
    public Settings {
      Ranges.count("k", k);
      Ranges.count("output", output);
      Ranges.share("dropout", dropout);
    }
  }

  /** Found by {@link java.util.ServiceLoader}. */
  public GFbpFactory() {}

  @Override
  public String name() {
    return "g-fbp";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Fusion create(Settings config, List<ModalityShape> inputs, Target target) {
    Factorization factorization =
        new Factorization(
            config.k(), config.output(), config.dropout(), config.bias(), config.power());
    return new GlobalFusion(new FactorizedBilinearPooling(Inputs.several(inputs), factorization));
  }
}
