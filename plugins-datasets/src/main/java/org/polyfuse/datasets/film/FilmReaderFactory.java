package org.polyfuse.datasets.film;

import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.MediaReaderFactory;

/**
 * Reads films (AVI, MP4, MOV, Matroska, WebM, FLV, MPEG and more) and coded sound (MP3, AAC, FLAC,
 * Ogg and more): the sound as a mono {@code Waveform} at one rate, the pictures as {@code Frames}
 * at their own times, turned as the film says. Both count their times from the film's start, so
 * that they stay in step. What the decoders complain of and what is missing is counted.
 */
public final class FilmReaderFactory implements MediaReaderFactory<FilmConfig> {

  /** For ServiceLoader. */
  public FilmReaderFactory() {}

  @Override
  public String name() {
    return "ffmpeg";
  }

  @Override
  public Class<FilmConfig> configType() {
    return FilmConfig.class;
  }

  @Override
  public MediaReader create(FilmConfig config) {
    return new FilmReader(config);
  }
}
