package org.polyfuse.datasets.media;

import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.MediaReaderFactory;

/**
 * Reads IEMOCAP's {@code MOCAP_rotated} files into a {@code Series} of steps (55, 3) at 120 Hz, in
 * the files' units. A file is text: two header lines, then a row of frame number, time in seconds
 * and 165 numbers for each measurement. {@code NaN} marks a lost marker: it is interpolated inside
 * a gap and 0 where a span begins or ends without it. A span is found by bisection, so that an
 * utterance is read without parsing its whole dialog.
 */
public final class MocapReaderFactory implements MediaReaderFactory<MocapConfig> {

  @Override
  public String name() {
    return "mocap";
  }

  @Override
  public Class<MocapConfig> configType() {
    return MocapConfig.class;
  }

  @Override
  public MediaReader create(MocapConfig config) {
    return new MocapReader();
  }
}
