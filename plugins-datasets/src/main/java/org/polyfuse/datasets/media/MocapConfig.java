package org.polyfuse.datasets.media;

import org.polyfuse.api.Summary;

/** Settings of {@link MocapReaderFactory}: none. */
@Summary("IEMOCAP's MOCAP_rotated text files: 55 facial markers at 120 Hz; lost ones are mended.")
public record MocapConfig() {}
