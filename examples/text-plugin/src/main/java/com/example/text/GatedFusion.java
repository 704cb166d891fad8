package com.example.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.*;
import org.polyfuse.api.*;
import org.polyfuse.api.nn.*;

/** The sum over the modalities m that are there of tanh(V_m g_m) sigmoid(G_m g_m). */
public final class GatedFusion implements FusionFactory<GatedFusion.Settings> {
  @Summary("A gate for each modality decides how much of it passes.")
  public record Settings(@Setting(value = "O, fused features.", defaultsTo = "16") int output) {}

  public String name() {
    return "gated";
  }

  public Class<Settings> configType() {
    return Settings.class;
  }

  public Fusion create(Settings config, List<ModalityShape> inputs, Target target) {
    if (config.output() < 1) {
      throw new IllegalArgumentException("output: must be 1 or more but was " + config.output());
    }
    return new Gated(config.output(), inputs);
  }

  static final class Gated extends Fusion {
    private final int output;
    private final List<Linear> values = new ArrayList<>();
    private final List<Linear> gates = new ArrayList<>();

    Gated(int output, List<ModalityShape> inputs) {
      this.output = output;
      for (ModalityShape each : inputs) {
        Shape input = new Shape(1, each.channels());
        values.add(child("value-" + each.name(), Linear.builder().setUnits(output).build(), input));
        gates.add(child("gate-" + each.name(), Linear.builder().setUnits(output).build(), input));
      }
    }

    public Fused fuse(Pass pass, List<Modality> modalities) {
      NDArray sum = null;
      for (int m = 0; m < modalities.size(); m++) {
        NDArray global = modalities.get(m).global(); // (N, C)
        NDArray gate = pass.call(gates.get(m), global).getNDArrayInternal().sigmoid(); // (N, O)
        NDArray passed = pass.call(values.get(m), global).tanh().mul(gate);
        NDArray there = passed.mul(modalities.get(m).present().expandDims(1)); // 0 where absent
        sum = sum == null ? there : sum.add(there);
      }
      return Fused.features(sum);
    }

    public OptionalLong features() {
      return OptionalLong.of(output);
    }
  }
}
