package @PACKAGE@;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/** The encoder {@code @NAME@}: each step by itself through one layer. */
public final class @CLASS@ implements EncoderFactory<@CLASS@.Settings> {

  /** What a config may set. */
  @Summary("Each step by itself through one layer.")
  public record Settings(
      @Setting(value = "C, channels of an encoded step; 1 or more.", defaultsTo = "32") int channels) {
    /** Checks values; a message begins with the setting. */
    public Settings {
      if (channels < 1) {
        throw new IllegalArgumentException("channels: must be 1 or more but was " + channels);
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
  public Encoder create(Settings settings, SequenceShape input) {
    return new Block(settings.channels(), input);
  }

  /** tanh(W x + b) for each step. (N, T, ...) to (N, T, C). */
  private static final class Block extends Encoder {

    private final long inputs;
    private final SequenceShape output;
    private final Linear layer;

    Block(int channels, SequenceShape input) {
      this.inputs = input.step().size();
      this.output = SequenceShape.of(channels, input.stepSeconds());
      this.layer =
          child("layer", Linear.builder().setUnits(channels).build(), new Shape(1, 1, inputs));
    }

    @Override
    public Sequence encode(Pass pass, Sequence input) {
      Shape shape = input.values().getShape();
      NDArray x = input.values().reshape(shape.get(0), shape.get(1), inputs); // (N, T, inputs)
      NDArray encoded = pass.call(layer, x).tanh(); // (N, T, C)
      return new Sequence(Masks.apply(encoded, input.mask(), 1), input.mask());
    }

    @Override
    public SequenceShape output() {
      return output;
    }

    @Override
    public Timing timing() {
      return Timing.same();
    }
  }
}
