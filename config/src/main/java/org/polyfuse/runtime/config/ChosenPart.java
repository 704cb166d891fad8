package org.polyfuse.runtime.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.polyfuse.api.Choice;
import org.polyfuse.runtime.plugins.PluginKind;

/**
 * A part that stands in a config, at the top or in the settings of another one. Whatever concerns
 * all parts goes through these, so that none is left out.
 *
 * @param path of the part, such as {@code modalities.face.frontEnd.detector}
 * @param kind what it was chosen as
 * @param choice the part
 * @param outer the part whose settings it stands in
 */
public record ChosenPart(
    String path, PluginKind kind, Choice<?> choice, Optional<ChosenPart> outer) {

  /** Every part in settings, in their order, an outer one before those in its settings. */
  public static List<ChosenPart> in(Record settings) {
    List<ChosenPart> found = new ArrayList<>();
    walk(settings, part -> note(part, found));
    return List.copyOf(found);
  }

  /** A part that stands alone, then those in its settings. */
  public static List<ChosenPart> of(String path, Choice<?> choice) {
    List<ChosenPart> found = new ArrayList<>();
    walk(path, choice, part -> note(part, found));
    return List.copyOf(found);
  }

  private static Choice<?> note(ChosenPart part, List<ChosenPart> found) {
    found.add(part);
    return part.choice();
  }

  /**
   * The same settings with other parts in them.
   *
   * @param each what is to be in a part's place; those in its settings come after
   */
  public static <R extends Record> R replaced(
      Class<R> type, R settings, Function<ChosenPart, Choice<?>> each) {
    return type.cast(walk(settings, each));
  }

  /** A part that stands alone, with others in its place and in its settings. */
  public static Choice<?> replaced(Choice<?> choice, Function<ChosenPart, Choice<?>> each) {
    return walk("", choice, each);
  }

  private static Choice<?> walk(
      String path, Choice<?> choice, Function<ChosenPart, Choice<?>> each) {
    return new Walk(Optional.empty(), each)
        .part(new Place(path, ""), PluginKind.of(choice.factory()), choice);
  }

  private static Object walk(Record settings, Function<ChosenPart, Choice<?>> each) {
    return new SectionForm(settings.getClass())
        .walk(settings, new Place("", ""), new Walk(Optional.empty(), each));
  }

  /** The part at the top of the config that this one belongs to; itself if it stands there. */
  public ChosenPart outermost() {
    return outer.map(ChosenPart::outermost).orElse(this);
  }

  /** The files and folders that its own settings name, by their paths in the config. */
  public Map<String, Path> files() {
    Map<String, Path> files = new LinkedHashMap<>();
    SettingVisit visit =
        new SettingVisit() {
          @Override
          public Choice<?> part(Place at, PluginKind inner, Choice<?> other) {
            return other; // its files are its own
          }

          @Override
          public void file(Place at, Path file) {
            files.put(at.path(), file);
          }
        };
    new SectionForm(choice.config().getClass()).walk(choice.config(), new Place(path, ""), visit);
    return files;
  }

  /** What it says of its settings, one line each with the path. */
  public List<String> remarks() {
    return choice.remarks().stream().map(line -> path + "." + line).toList();
  }

  /**
   * Goes through the parts in settings, an outer one before those in its settings.
   *
   * @param outer the part whose settings these are
   * @param each gives what is to be in a part's place
   */
  private record Walk(Optional<ChosenPart> outer, Function<ChosenPart, Choice<?>> each)
      implements SettingVisit {

    @Override
    public Choice<?> part(Place at, PluginKind kind, Choice<?> choice) {
      ChosenPart part = new ChosenPart(at.path(), kind, choice, outer);
      Choice<?> own = each.apply(part);
      Record config = own.config();
      Walk inside = new Walk(Optional.of(part), each);
      Record walked = (Record) new SectionForm(config.getClass()).walk(config, at, inside);
      return walked.equals(config) ? own : new Choice<>(own.factory(), walked);
    }
  }
}
