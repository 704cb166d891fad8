package org.polyfuse.api.data;

/**
 * Something wrong in a corpus, written to {@code damage.csv}.
 *
 * @param recording the recording's id, or the file when no recording came of it
 * @param stream the stream, or empty if it concerns the whole recording
 * @param reason what is wrong, with the path and the numbers
 * @param skipped true if the recording is left out because of it, false if it was repaired
 */
public record Damage(String recording, String stream, String reason, boolean skipped) {}
