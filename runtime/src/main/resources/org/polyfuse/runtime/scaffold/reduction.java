package @PACKAGE@;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.ReductionFactory;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;

/** The reduction {@code @NAME@}: a linear map to fewer channels. */
public final class @CLASS@ implements ReductionFactory<@CLASS@.Settings> {

  /** What a config may set. */
  @Summary("A linear map of each step to fewer channels.")
  public record Settings(
      @Setting(value = "Channels of a reduced step; 1 or more.", defaultsTo = "4") int channels) {
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
  public Reduction create(Settings settings, SequenceShape input) {
    return new Block(settings.channels(), input);
  }

  /** W x for each step. (N, T, C) to (N, T, channels). */
  private static final class Block extends Reduction {

    private final SequenceShape output;
    private final Linear map;

    Block(int channels, SequenceShape input) {
      this.output = SequenceShape.of(channels, input.stepSeconds());
      this.map =
          child(
              "map",
              Linear.builder().setUnits(channels).optBias(false).build(),
              new Shape(1, 1, input.channels()));
    }

    @Override
    public Sequence reduce(Pass pass, Sequence input) {
      NDArray reduced = pass.call(map, input.values()); // (N, T, channels)
      return new Sequence(Masks.apply(reduced, input.mask(), 1), input.mask());
    }

    @Override
    public SequenceShape output() {
      return output;
    }
  }
}
