package @PACKAGE@;

import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.api.nn.SequenceShape;

/** The front-end {@code @NAME@}: how loud a sound is, window by window. */
public final class @CLASS@ implements FrontEndFactory<@CLASS@.Settings> {

  /** What a config may set. */
  @Summary("How loud a sound is, window by window: ln(root mean square + 1e-6).")
  public record Settings(
      @Setting(value = "Length of a window in seconds; above 0, 10 or less.", defaultsTo = "0.05")
          double window) {
    /** Checks values; a message begins with the setting. */
    public Settings {
      if (!(window > 0 && window <= 10)) {
        throw new IllegalArgumentException(
            "window: must be above 0 and 10 or less but was " + window);
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
  public FrontEnd create(Settings settings) {
    return new Loudness(SequenceShape.of(1, settings.window()));
  }

  /** One number a window. Holds no state: what it gives is cached, and threads share it. */
  private record Loudness(SequenceShape step) implements FrontEnd {

    private static final double QUIET = 1e-6;

    @Override
    public Optional<SequenceShape> shape() {
      return Optional.of(step);
    }

    @Override
    public Features extract(RawStream stream) {
      if (!(stream instanceof Waveform sound)) {
        throw new PolyfuseException(
            "@NAME@: needs sound but the stream is a %s. Choose another stream or front-end."
                .formatted(stream.getClass().getSimpleName()));
      }
      if (sound.samples().length == 0) {
        throw new DamagedStreamException("the sound is empty");
      }
      int window = (int) Math.max(1, Math.round(step.stepSeconds() * sound.rate()));
      int steps = (sound.samples().length + window - 1) / window; // the last one may be shorter
      float[] values = new float[steps];
      for (int t = 0; t < steps; t++) {
        values[t] = loudness(sound.samples(), t * window, window);
      }
      return Features.uniform(values, step);
    }

    private static float loudness(float[] samples, int start, int length) {
      int end = Math.min(start + length, samples.length);
      double squares = 0;
      for (int i = start; i < end; i++) {
        squares += (double) samples[i] * samples[i];
      }
      if (!Double.isFinite(squares)) {
        throw new DamagedStreamException("the sound holds values that are no numbers");
      }
      return (float) Math.log(Math.sqrt(squares / (end - start)) + QUIET);
    }
  }
}
