package org.polyfuse.runtime.plan;

import org.polyfuse.api.Choice;
import org.polyfuse.runtime.config.ChosenPart;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.digest.CodeHash;
import org.polyfuse.runtime.folder.NamedFiles;
import org.polyfuse.runtime.plugins.PluginInfo;

/**
 * Names what a part computes for the feature cache: its settings, the code of its plugin and of
 * every part chosen in it, and the content of every file that a setting names, such as a detector's
 * weights.
 */
public final class PartKey {

  private final StringBuilder key = new StringBuilder();
  private final StringBuilder withoutCode = new StringBuilder();

  private PartKey() {}

  /** Of a part with those in its settings. */
  public static PartKey of(Choice<?> part) {
    PartKey built = new PartKey();
    built.add(part.factory().name() + Resolved.of(part.config()).json());
    ChosenPart.of("", part).forEach(built::add);
    return built;
  }

  /** All of it. */
  String full() {
    return key.toString();
  }

  /** What is computed, whichever version of a plugin computes it. */
  public String withoutCode() {
    return withoutCode.toString();
  }

  private void add(String text) {
    key.append(text);
    withoutCode.append(text);
  }

  private void add(ChosenPart part) {
    key.append(CodeHash.of(PluginInfo.sourceOf(part.choice().factory().getClass())));
    part.files().values().forEach(file -> add(NamedFiles.hash(file).orElse("missing")));
  }
}
