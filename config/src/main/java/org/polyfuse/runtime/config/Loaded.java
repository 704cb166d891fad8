package org.polyfuse.runtime.config;

import java.nio.file.Path;
import java.util.List;
import org.polyfuse.runtime.config.layer.Stacked;

/**
 * A config that was read and is sound. Immutable.
 *
 * @param <R> the record of the settings
 */
public final class Loaded<R extends Record> {

  private final R value;
  private final List<String> remarks;
  private final List<Path> files;
  private final Stacked layers;

  Loaded(R value, List<String> remarks, List<Path> files, Stacked layers) {
    this.value = value;
    this.remarks = List.copyOf(remarks);
    this.files = List.copyOf(files);
    this.layers = layers;
  }

  /** The settings. */
  public R value() {
    return value;
  }

  /**
   * A line on each inherited setting that a changed type does not know, and on each former name.
   */
  public List<String> remarks() {
    return remarks;
  }

  /** What was read, the named file first and then what it extends. */
  public List<Path> files() {
    return files;
  }

  /**
   * Where a setting stands, as a message ends: {@code (table.yaml:12)} after a space; nothing if it
   * stands nowhere.
   *
   * @param keys from the outermost one on
   */
  public String where(String... keys) {
    Stacked found = layers;
    for (String key : keys) {
      Stacked inner = found.child(key);
      if (inner.isEmpty()) {
        break; // the innermost place that is written
      }
      found = inner;
    }
    return found.isEmpty() ? "" : found.top().origin().suffix();
  }
}
