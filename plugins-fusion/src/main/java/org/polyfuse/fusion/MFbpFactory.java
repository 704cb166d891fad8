package org.polyfuse.fusion;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.TrainingFacts;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.ModalityShape;

/**
 * {@code m-fbp}: G-FBP of the global vectors beside factorized bilinear pooling in each trunk of
 * time (paper, Eq. 19), features (N, output + segmentOutput).
 *
 * <p>Both products run over the streams that a recording has. A trunk counts where each of them has
 * a valid step; the trunks that only an absent stream lacks do. Without any stream no trunk counts
 * and the features are the zero vector.
 */
public final class MFbpFactory implements FusionFactory<MFbpFactory.Settings> {

  /** The paper's values are the defaults; its trunks are 6 for AFEW and 19 for IEMOCAP. */
  @Summary("M-FBP: G-FBP beside bilinear pooling in each trunk of time.")
  public record Settings(
      @Setting(
              value = "H, trunks of equal length that all streams share; 1 to 10000.",
              defaultsTo = "6")
          int segments,
      @Setting(
              value =
                  "Seconds of a trunk, above 0, up to 1e6; auto fits 95 % of the training recordings into H.",
              defaultsTo = "auto")
          OptionalDouble segmentSeconds,
      @Setting(
              value = "Whether G-FBP of the global vectors stands beside; false is Eq. 19 alone.",
              defaultsTo = "true")
          boolean global,
      @Setting(
              value = "K_G, factors summed for each global output; 1 to 1000000.",
              defaultsTo = "4")
          int k,
      @Setting(value = "O, fused features of the global level; 1 to 1000000.", defaultsTo = "128")
          int output,
      @Setting(value = "K_M, factors summed for each trunk output; 1 to 1000000.", defaultsTo = "2")
          int segmentK,
      @Setting(value = "O, fused features of the trunks; 1 to 1000000.", defaultsTo = "192")
          int segmentOutput,
      @Setting(value = "Share of the products dropped while training; [0, 1).", defaultsTo = "0.3")
          double dropout,
      @Setting(value = "Whether the projections have biases.", defaultsTo = "true") boolean bias,
      @Setting(
              value = "Whether to take the signed square root before normalising, as MFB does.",
              defaultsTo = "false")
          boolean power) {

    /** Checks the ranges. */
    public Settings {
      Ranges.count("segments", segments, 10_000);
      TrunkLength.check(segmentSeconds);
      Ranges.count("k", k);
      Ranges.count("output", output);
      Ranges.count("segmentK", segmentK);
      Ranges.count("segmentOutput", segmentOutput);
      Ranges.share("dropout", dropout);
    }

    Factorization globalLevel() {
      return new Factorization(k, output, dropout, bias, power);
    }

    Factorization trunkLevel() {
      return new Factorization(segmentK, segmentOutput, dropout, bias, power);
    }

    Settings withSegmentSeconds(double seconds) {
      return new Settings(
          segments,
          OptionalDouble.of(seconds),
          global,
          k,
          output,
          segmentK,
          segmentOutput,
          dropout,
          bias,
          power);
    }
  }

  /** Found by {@link java.util.ServiceLoader}. */
  public MFbpFactory() {}

  @Override
  public String name() {
    return "m-fbp";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Settings resolve(Settings config, TrainingFacts facts) {
    return config.segmentSeconds().isPresent()
        ? config
        : config.withSegmentSeconds(TrunkLength.fitting(config.segments(), facts));
  }

  @Override
  public Fusion create(Settings config, List<ModalityShape> inputs, Target target) {
    List<ModalityShape> several = Inputs.several(inputs);
    return new MultiLevelFusion(
        config.global()
            ? Optional.of(new FactorizedBilinearPooling(several, config.globalLevel()))
            : Optional.empty(),
        new SegmentPooling(several, config.segments(), config.trunkLevel()),
        TrunkLength.trunks(config.segments(), config.segmentSeconds()));
  }
}
