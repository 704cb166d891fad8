package org.polyfuse.fusion;

import java.util.List;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;

/**
 * {@code ag-fbp}: factorized bilinear pooling of global vectors weighed for each recording by their
 * lengths (paper, Eqs. 15-18), features (N, O). It reports the factors as {@code mu.<modality>}.
 *
 * <p>Factors and product run over the streams that a recording has: there the factors sum to 1, and
 * the factor of an absent stream is 0 and its projection left out. Where the vectors of all that
 * are there are zero, they share 1 equally. Without any stream all factors are 0 and the features
 * are the zero vector.
 */
public final class AgFbpFactory implements FusionFactory<AgFbpFactory.Settings> {

  static final String NO_BIAS =
      "bias: is false, so the adaptive factors change nothing: their product scales the whole"
          + " vector, and normalising takes that out. Set bias: true, or use the fusion without"
          + " factors.";

  /** The paper's values are the defaults. */
  @Summary("AG-FBP: G-FBP with the modalities weighed for each recording.")
  public record Settings(
      @Setting(value = "K_G, factors summed for each output; 1 to 1000000.", defaultsTo = "4")
          int k,
      @Setting(value = "O, fused features; 1 to 1000000.", defaultsTo = "128") int output,
      @Setting(value = "Share of the product dropped while training; [0, 1).", defaultsTo = "0.3")
          double dropout,
      @Setting(
              value = "Whether the projections have biases; without them this is G-FBP.",
              defaultsTo = "true")
          boolean bias,
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
  public AgFbpFactory() {}

  @Override
  public String name() {
    return "ag-fbp";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public List<String> remarks(Settings config) {
    return config.bias() ? List.of() : List.of(NO_BIAS);
  }

  @Override
  public Fusion create(Settings config, List<ModalityShape> inputs, Target target) {
    Factorization factorization =
        new Factorization(
            config.k(), config.output(), config.dropout(), config.bias(), config.power());
    return new GlobalFusion(new AdaptiveBilinearPooling(Inputs.several(inputs), factorization));
  }
}
