package org.polyfuse.runtime.plugins;

import java.util.Optional;

/**
 * Why something in a plugin folder is not used. Everything else is: a broken plugin stops no other.
 *
 * @param source the jar, or the plugin's folder where no single jar is to blame
 * @param kind what it would have been; empty if that cannot be told
 * @param name the name that a config would ask for; empty if that cannot be told
 * @param reason what is wrong and what to do, one line
 */
public record PluginProblem(
    String source, Optional<PluginKind> kind, Optional<String> name, String reason) {

  /** The whole line: {@code where: rule but was value. What to do.} */
  public String text() {
    return kind.map(PluginKind::id).orElse("plugin path") + ": " + reason;
  }

  /** Whether somebody who asks for that part may be asking for this one. */
  boolean mayConcern(PluginKind asked, String askedName) {
    return kind.map(asked::equals).orElse(true) && name.map(askedName::equals).orElse(true);
  }
}
