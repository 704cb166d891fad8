package org.polyfuse.runtime.config;

import java.nio.file.Path;
import org.polyfuse.api.Choice;
import org.polyfuse.runtime.plugins.PluginKind;

/** What is done about the parts and the files that {@link Form#walk} meets. */
interface SettingVisit {

  /**
   * A part was met. What is in its settings is for the visit to go through, or not.
   *
   * @return the part, or what is to be in its place
   */
  Choice<?> part(Place at, PluginKind kind, Choice<?> part);

  /** A setting was met that names a file or a folder. */
  default void file(Place at, Path file) {}
}
