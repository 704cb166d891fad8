package org.polyfuse.datasets.media;

import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.MediaReaderFactory;

/**
 * Reads RIFF WAVE files (RF64, BW64 and RIFX too) of PCM or float samples into a mono {@code
 * Waveform} in [-1, 1) at the file's own rate; channels are averaged. What is missing of the
 * samples that a header promises is damage.
 */
public final class WavReaderFactory implements MediaReaderFactory<WavConfig> {

  @Override
  public String name() {
    return "wav";
  }

  @Override
  public Class<WavConfig> configType() {
    return WavConfig.class;
  }

  @Override
  public MediaReader create(WavConfig config) {
    return new WavReader(config);
  }
}
