package org.polyfuse.datasets.generated;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;

/**
 * How a corpus writes the classes of the generated one.
 *
 * @param layout for messages
 * @param codes its code by the generated corpus's, such as {@code angry} by {@code ang}
 */
public record ClassCodes(String layout, Map<String, String> codes) {

  /** Copies the map. */
  public ClassCodes {
    codes = Map.copyOf(codes);
  }

  /**
   * The corpus's code of each recording.
   *
   * @throws PolyfuseException if there is none for a class, or a recording has no class
   */
  public List<String> of(Dataset source) {
    Target target = source.target();
    if (!(target instanceof Target.Classes) || !codes.keySet().containsAll(target.names())) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "layout %s: classes must be of %s but were %s. Set classes.",
              layout,
              new TreeSet<>(codes.keySet()),
              target.names()));
    }
    return source.recordings().stream().map(each -> of(each, target)).toList();
  }

  private String of(Recording recording, Target target) {
    if (recording.label().orElse(null) instanceof Label.OfClass label) {
      return codes.getOrDefault(target.names().get(label.index()), "");
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "layout %s: recordings must have a class but '%s' has none. Use dataset.type=generated.",
            layout,
            recording.id()));
  }
}
