package org.polyfuse.api.data;

import java.nio.file.Path;
import java.util.List;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.Summary;

/**
 * The SPI of layouts in which {@code polyfuse generate} writes a corpus to disk, so that the reader
 * of a real corpus can read it. Found by {@link java.util.ServiceLoader}: implementations have a
 * public constructor without arguments and hold no state.
 */
public interface CorpusLayout extends PartFactory<CorpusLayout.Settings> {

  /** A layout is as it is. */
  @Summary("Writes a generated corpus to disk as the real one lies there.")
  record Settings() {}

  /** The name written on the command line: kebab-case, unique among layouts. */
  @Override
  String name();

  @Override
  default Class<Settings> configType() {
    return Settings.class;
  }

  /**
   * Settings of the generated corpus that suit the layout, as {@code key=value}; the user's own go
   * over them. None, unless a layout says otherwise.
   */
  default List<String> corpusSettings() {
    return List.of();
  }

  /**
   * Writes every recording. The folder appears whole or not at all.
   *
   * @param source recordings with the labels, groups and raw streams that the layout has a place
   *     for
   * @param folder where to; it is missing, empty, or was written by this method before, and is then
   *     replaced
   * @throws org.polyfuse.api.PolyfuseException if the folder holds anything else or cannot be
   *     written, or if a recording does not fit the layout
   */
  void write(Dataset source, Path folder);
}
