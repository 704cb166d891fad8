package org.polyfuse.runtime.plugins;

import java.util.Locale;
import org.polyfuse.api.PartFactory;

/**
 * A factory that can be used.
 *
 * @param kind its kind
 * @param name what it calls itself
 * @param factory the factory
 */
record FoundPart(PluginKind kind, String name, PartFactory<?> factory) {

  /** The jar or the folder that it comes from. */
  String source() {
    return Source.of(factory.getClass());
  }

  /** As a message names it. */
  String shown() {
    return String.format(Locale.ROOT, "%s from %s", factory.getClass().getName(), source());
  }
}
