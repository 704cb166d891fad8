package org.polyfuse.runtime.plan;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.MediaReader;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.StreamSource;

/** Stands for a reader that has settings without a default, none of which a study gives. */
record UnsetReader(String name) implements MediaReader {

  @Override
  public boolean accepts(Path file) {
    return false;
  }

  @Override
  public RawStream read(Path file, Optional<StreamSource.Span> span, Consumer<String> repaired) {
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "%s: must be read by '%s', which has settings without a default, but the config gives"
                + " none. Add readers: [{type: %s, ...}]; 'polyfuse plugins %s' lists them.",
            file,
            name,
            name,
            name));
  }
}
