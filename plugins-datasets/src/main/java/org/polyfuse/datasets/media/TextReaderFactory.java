package org.polyfuse.datasets.media;

import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.MediaReaderFactory;

/**
 * Reads {@code .txt} files in UTF-8 into a {@code Text}; files of markers, which end on {@code
 * .txt} too, are left to {@code mocap}. A text has no times of its own, so it is read whole, and a
 * span says how long it took to say its words. A file that is not UTF-8, or empty, is damage.
 */
public final class TextReaderFactory implements MediaReaderFactory<TextConfig> {

  @Override
  public String name() {
    return "text";
  }

  @Override
  public Class<TextConfig> configType() {
    return TextConfig.class;
  }

  @Override
  public MediaReader create(TextConfig config) {
    return new TextReader();
  }
}
