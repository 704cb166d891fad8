package org.polyfuse.api.data;

/**
 * One raw stream of a recording, as a media reader or a dataset gives it. The set of types is open:
 * a plugin may bring its own together with a front-end that understands it.
 */
public interface RawStream {

  /** How long the stream lasts in seconds, or 0 where that is not known (a written text). */
  double seconds();
}
