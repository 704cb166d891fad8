package org.polyfuse.encoders.frontend;

import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.FrontEndFactory;

/** The paper's audio front-end. Takes a {@code Waveform}, gives steps of shape (bins). */
public final class SpectrogramFactory implements FrontEndFactory<SpectrogramConfig> {

  /** For ServiceLoader. */
  public SpectrogramFactory() {}

  @Override
  public String name() {
    return "spectrogram";
  }

  @Override
  public Class<SpectrogramConfig> configType() {
    return SpectrogramConfig.class;
  }

  @Override
  public FrontEnd create(SpectrogramConfig config) {
    return new Spectrogram(config);
  }
}
