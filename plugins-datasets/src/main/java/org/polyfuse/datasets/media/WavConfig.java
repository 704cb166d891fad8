package org.polyfuse.datasets.media;

import org.polyfuse.api.Summary;

/** Settings of {@link WavReaderFactory}: none. */
@Summary("RIFF WAVE sound, 8 to 32 bits or float, any channels, mixed to mono at its own rate.")
public record WavConfig() {}
