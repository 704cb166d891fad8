package org.polyfuse.runtime.plugins;

import java.util.Collection;
import org.polyfuse.api.NearestName;

/** How a message on an unknown name goes on. */
public final class Suggestion {

  private Suggestion() {}

  /** {@code ; did you mean 'NAME'?}, or a full stop if no known name is near. */
  public static String instead(String name, Collection<String> known) {
    return NearestName.to(name, known).map(near -> "; did you mean '" + near + "'?").orElse(".");
  }
}
