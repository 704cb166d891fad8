package org.polyfuse.encoders.frontend;

import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.FrontEndFactory;

/** Motion-capture markers. Takes a {@code Series} (T, M, 3), gives steps of shape (3, M). */
public final class MarkersFactory implements FrontEndFactory<MarkersConfig> {

  /** For ServiceLoader. */
  public MarkersFactory() {}

  @Override
  public String name() {
    return "markers";
  }

  @Override
  public Class<MarkersConfig> configType() {
    return MarkersConfig.class;
  }

  @Override
  public FrontEnd create(MarkersConfig config) {
    return new Markers(config);
  }
}
