package @PACKAGE@;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.MediaReaderFactory;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.StreamSource.Span;

/** The media reader {@code @NAME@}: text files {@code *.@NAME@} with the numbers of a step a line. */
public final class @CLASS@ implements MediaReaderFactory<@CLASS@.Settings> {

  /** What a config may set. */
  @Summary("Text files *.@NAME@: a line is a step, its numbers apart by blanks.")
  public record Settings(
      @Setting(value = "Steps a second; above 0.", defaultsTo = "25") double rate) {
    /** Checks values; a message begins with the setting. */
    public Settings {
      if (!(rate > 0 && Double.isFinite(rate))) {
        throw new IllegalArgumentException("rate: must be above 0 but was " + rate);
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
  public MediaReader create(Settings settings) {
    return new Steps(settings.rate());
  }

  /** Reads such a file whole, or says what is wrong with it. */
  private record Steps(double rate) implements MediaReader {

    @Override
    public boolean accepts(Path file) {
      return file.toString().endsWith(".@NAME@") && Files.isRegularFile(file);
    }

    @Override
    public RawStream read(Path file, Optional<Span> span, Consumer<String> repaired) {
      List<float[]> steps = new ArrayList<>();
      int line = 0;
      for (String text : lines(file)) {
        double middle = (line + 0.5) / rate;
        line++;
        if (span.map(of -> of.start() <= middle && middle < of.end()).orElse(true)) {
          steps.add(step(text, file, line));
        }
      }
      if (steps.isEmpty()) {
        throw new DamagedStreamException(file + ": holds no steps");
      }
      return joined(steps, file);
    }

    private static List<String> lines(Path file) {
      try {
        return Files.readAllLines(file);
      } catch (IOException e) {
        throw new DamagedStreamException(file + ": cannot be read", e);
      }
    }

    private static float[] step(String text, Path file, int line) {
      String[] cells = text.strip().split("\\s+");
      float[] values = new float[cells.length];
      for (int i = 0; i < cells.length; i++) {
        try {
          values[i] = Float.parseFloat(cells[i]);
        } catch (NumberFormatException e) {
          throw new DamagedStreamException(
              "%s, line %d: must be numbers but was '%s'".formatted(file, line, text), e);
        }
      }
      return values;
    }

    private FeatureArray joined(List<float[]> steps, Path file) {
      int channels = steps.get(0).length;
      float[] values = new float[steps.size() * channels];
      for (int t = 0; t < steps.size(); t++) {
        if (steps.get(t).length != channels) {
          throw new DamagedStreamException(
              "%s: each line must hold %d numbers but one holds %d"
                  .formatted(file, channels, steps.get(t).length));
        }
        System.arraycopy(steps.get(t), 0, values, t * channels, channels);
      }
      return new FeatureArray(values, new Shape(channels), 1 / rate);
    }
  }
}
