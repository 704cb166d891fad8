package org.polyfuse.runtime.config.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Settings of the command line, {@code key.path=value}; the value is YAML. */
public final class Overrides {

  // a group that is repeated would take a call for each key, and so many may be more than fit
  private static final Pattern KEY = Pattern.compile("[^.\\s]+");

  /** More than sections are deep; each is a call when trees are merged. */
  private static final int MOST_KEYS = 100;

  private Overrides() {}

  /** One tree for each, in their order. */
  public static List<Node.Mapping> read(List<String> overrides, Problems problems) {
    List<Node.Mapping> trees = new ArrayList<>();
    overrides.forEach(each -> read(each, problems).ifPresent(trees::add));
    return trees;
  }

  private static Optional<Node.Mapping> read(String override, Problems problems) {
    Origin origin = Origin.commandLine();
    int equals = override.indexOf('=');
    String path = override.substring(0, Math.max(equals, 0)).strip();
    if (!isPath(path)) {
      String rule =
          "a setting must be key.path=value but was '%s'. Write it like training.epochs=10.";
      problems.add("", String.format(Locale.ROOT, rule, override), origin);
      return Optional.empty();
    }
    if (path.equals(LayerChain.EXTENDS)) {
      problems.add(path, "must stand in a file. Name a file that extends that one.", origin);
      return Optional.empty();
    }
    String text = override.substring(equals + 1);
    if (text.isBlank()) {
      problems.add(path, "has no value. Give one, or write null for the default.", origin);
      return Optional.empty();
    }
    return TreeReader.yaml(text, path, origin, problems).map(value -> Patch.nested(path, value));
  }

  /** Whether a text is keys with dots between them, and not too many. */
  public static boolean isPath(String text) {
    String[] keys = text.split("\\.", MOST_KEYS + 1);
    return keys.length <= MOST_KEYS
        && Arrays.stream(keys).allMatch(key -> KEY.matcher(key).matches());
  }
}
