package org.polyfuse.datasets.film;

import java.util.Optional;
import org.polyfuse.api.data.StreamSource;

/**
 * What part of a film is wanted, in seconds from its start.
 *
 * @param start the first moment
 * @param end the first moment that is not wanted; infinite for the rest of the film
 */
record Window(double start, double end) {

  static Window of(Optional<StreamSource.Span> span) {
    return span.map(s -> new Window(s.start(), s.end()))
        .orElse(new Window(0, Double.POSITIVE_INFINITY));
  }

  boolean holds(double time) {
    return time >= start && time < end;
  }
}
