package @PACKAGE@;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
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

/** The fusion {@code @NAME@}: a gate for each modality decides how much of it passes. */
public final class @CLASS@ implements FusionFactory<@CLASS@.Settings> {

  /** What a config may set. */
  @Summary("A gate for each modality decides how much of it passes.")
  public record Settings(
      @Setting(value = "O, fused features; 1 or more.", defaultsTo = "16") int output) {
    /** Checks values; a message begins with the setting. */
    public Settings {
      if (output < 1) {
        throw new IllegalArgumentException("output: must be 1 or more but was " + output);
      }
    }
  }

  @Override
  public String name() {
    return "@NAME@";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Fusion create(Settings settings, List<ModalityShape> inputs, Target target) {
    return new Block(settings.output(), inputs);
  }

  /** The sum over modalities of tanh(V x) sigmoid(G x); 0 for a stream that a recording lacks. */
  private static final class Block extends Fusion {

    private final int output;
    private final List<Linear> values = new ArrayList<>();
    private final List<Linear> gates = new ArrayList<>();

    Block(int output, List<ModalityShape> inputs) {
      this.output = output;
      for (ModalityShape each : inputs) {
        Shape input = new Shape(1, each.channels());
        values.add(child("value-" + each.name(), Linear.builder().setUnits(output).build(), input));
        gates.add(child("gate-" + each.name(), Linear.builder().setUnits(output).build(), input));
      }
    }

    @Override
    public Fused fuse(Pass pass, List<Modality> modalities) {
      NDArray sum = null;
      for (int m = 0; m < modalities.size(); m++) {
        NDArray x = modalities.get(m).global(); // (N, C)
        NDArray gate = pass.call(gates.get(m), x).getNDArrayInternal().sigmoid(); // (N, O)
        NDArray passed = pass.call(values.get(m), x).tanh().mul(gate); // (N, O)
        NDArray counted = passed.mul(modalities.get(m).present().expandDims(1)); // (N, O)
        sum = sum == null ? counted : sum.add(counted);
      }
      return Fused.features(sum);
    }

    @Override
    public OptionalLong features() {
      return OptionalLong.of(output);
    }
  }
}
