package @PACKAGE@;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;

/** The dataset {@code @NAME@}: sound files of a folder, with labels in a table. */
public final class @CLASS@ implements DatasetFactory<@CLASS@.Settings> {

  private static final String TABLE = "labels.csv";

  /** What a config may set. */
  @Summary("Sound files of a folder, with labels in a table.")
  public record Settings(
      @Setting("The folder of labels.csv; a line is FILE,LABEL,SPEAKER.") Path root) {}

  /** One line of the table. */
  private record Line(String file, String label, String speaker) {}

  /** What a dataset gives, listed once. */
  private record Listed(Target target, List<Recording> recordings, List<Damage> damage)
      implements Dataset {}

  @Override
  public String name() {
    return "@NAME@";
  }

  @Override
  public Class<Settings> configType() {
    return Settings.class;
  }

  @Override
  public Dataset create(Settings settings) {
    List<Line> lines = read(settings.root().resolve(TABLE));
    List<String> classes = lines.stream().map(Line::label).distinct().sorted().toList();
    if (classes.size() < 2) {
      throw new PolyfuseException(
          "root: '%s' must name two labels or more but has %s. Add recordings."
              .formatted(settings.root().resolve(TABLE), classes));
    }
    List<Recording> recordings = new ArrayList<>();
    List<Damage> damage = new ArrayList<>();
    for (Line line : lines) {
      Path file = settings.root().resolve(line.file());
      if (Files.isReadable(file)) {
        recordings.add(recording(line, file, classes.indexOf(line.label())));
      } else {
        damage.add(new Damage(line.file(), "", file + ": is not there", true));
      }
    }
    return new Listed(new Target.Classes(classes), recordings, damage);
  }

  /** Speakers are a group, so that none stands on two sides of a split. */
  private static Recording recording(Line line, Path file, int label) {
    return new Recording(
        line.file(),
        Optional.of(new Label.OfClass(label)),
        Map.of("speaker", line.speaker()),
        Optional.empty(),
        Map.of("audio", StreamSource.of(file)));
  }

  private static List<Line> read(Path table) {
    List<Line> lines = new ArrayList<>();
    try {
      for (String text : Files.readAllLines(table)) {
        String[] cells = text.split(",", -1);
        if (cells.length != 3) {
          throw new PolyfuseException(
              "root: a line of '%s' must be FILE,LABEL,SPEAKER but was '%s'. Correct it."
                  .formatted(table, text));
        }
        lines.add(new Line(cells[0].strip(), cells[1].strip(), cells[2].strip()));
      }
      return lines;
    } catch (IOException e) {
      throw new PolyfuseException(
          "root: '%s' cannot be read. Check the path.".formatted(table), e);
    }
  }
}
