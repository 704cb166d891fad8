package com.example.evidence;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.FusionFactory;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.layer.Projection;
import org.polyfuse.api.nn.Supervision;

/** {@code trusted}: each modality gives evidence for classes; what is uncertain counts little. */
public final class TrustedFusion implements FusionFactory<TrustedFusion.Settings> {

  /** The settings. */
  @Summary("Evidence of each modality, combined by Dempster's rule (Han et al., 2021).")
  public record Settings(
      @Setting(
              value = "Epochs until evidence beside the truth costs in full, above 0.",
              defaultsTo = "10")
          double annealing) {
    /** Checks values; a message begins with the setting. */
    public Settings {
      EvidentialLoss.requireAnnealing(annealing);
    }
  }

  @Override
  public String name() {
    return "trusted";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Fusion create(Settings settings, List<ModalityShape> inputs, Target target) {
    EvidentialLoss.requireClasses(target);
    return new Block(settings.annealing(), inputs, target.outputs());
  }

  private static final class Block extends Fusion {

    private final double annealing;
    private final List<Projection> views = new ArrayList<>();

    Block(double annealing, List<ModalityShape> inputs, int classes) {
      this.annealing = annealing;
      for (ModalityShape each : inputs) {
        Projection view = new Projection(each.channels(), classes, true);
        views.add(child("view-" + each.name(), view));
      }
    }

    @Override
    public Fused fuse(Pass pass, List<Modality> modalities) {
      Map<String, Dirichlet> opinions = new LinkedHashMap<>();
      Dirichlet all = null;
      for (int m = 0; m < modalities.size(); m++) {
        Modality modality = modalities.get(m);
        NDArray logits = views.get(m).project(pass, modality.global()); // (N, K)
        NDArray evidence = Dirichlet.of(logits).evidence();
        Dirichlet own = new Dirichlet(evidence.mul(modality.present().expandDims(1)));
        opinions.put(modality.name(), own);
        all = all == null ? own : all.with(own); // nothing is known of an absent stream
      }
      Fused fused = Fused.predictions(all.logMean(), List.of());
      fused = fused.withDiagnostic("uncertainty", all.uncertainty());
      return pass.supervision().isPresent()
          ? trained(fused, opinions, all, pass.supervision().get())
          : fused;
    }

    /** By losses of its own in place of the task's. */
    private Fused trained(
        Fused fused, Map<String, Dirichlet> opinions, Dirichlet all, Supervision known) {
      Fused trained = fused.withLossWeight(0);
      trained = trained.withAuxiliaryLoss("together", all.loss(known, annealing));
      for (Map.Entry<String, Dirichlet> each : opinions.entrySet()) {
        NDArray loss = each.getValue().loss(known, annealing);
        trained = trained.withAuxiliaryLoss(each.getKey(), loss);
      }
      return trained;
    }

    @Override
    public OptionalLong features() {
      return OptionalLong.empty();
    }
  }
}
