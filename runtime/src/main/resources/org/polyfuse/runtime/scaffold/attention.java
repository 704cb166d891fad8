package @PACKAGE@;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.AttentionFactory;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Scalars;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;

/** The attention {@code @NAME@}: steps along a learned direction weigh more. */
public final class @CLASS@ implements AttentionFactory<@CLASS@.Settings> {

  /** What a config may set. */
  @Summary("Steps along a learned direction weigh more.")
  public record Settings(
      @Setting(value = "How much scores count; 0 (all steps alike) or more.", defaultsTo = "1")
          double sharpness) {
    /** Checks values; a message begins with the setting. */
    public Settings {
      if (!(sharpness >= 0 && Double.isFinite(sharpness))) {
        throw new IllegalArgumentException("sharpness: must be 0 or more but was " + sharpness);
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
  public Attention create(Settings settings, SequenceShape input) {
    return new Block(settings.sharpness(), input.channels());
  }

  /** Weights are the softmax over valid steps of sharpness u^T x. */
  private static final class Block extends Attention {

    private final double sharpness;
    private final long channels;
    private final Parameter direction;

    Block(double sharpness, long channels) {
      this.sharpness = sharpness;
      this.channels = channels;
      this.direction = weight("direction", Init.glorot(channels, 1), channels);
    }

    @Override
    public Attended attend(Pass pass, Sequence input) {
      NDArray x = input.values(); // (N, T, C)
      NDArray u = pass.get(direction, x).reshape(channels, 1);
      NDArray scores = x.matMul(u).squeeze(2).mul(Scalars.of(x, sharpness)); // (N, T)
      return Attended.of(Masks.softmax(scores, input.mask()), input);
    }
  }
}
