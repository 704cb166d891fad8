package org.polyfuse.datasets.media;

import org.polyfuse.api.Summary;

/** Settings of {@link TextReaderFactory}: none. */
@Summary("Text files in UTF-8: written words, such as a transcript.")
public record TextConfig() {}
