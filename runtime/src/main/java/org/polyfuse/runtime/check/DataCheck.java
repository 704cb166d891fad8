package org.polyfuse.runtime.check;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.Resolved;
import org.polyfuse.runtime.folder.DataListing;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.study.Study;

/**
 * Tells whether finished runs still stand for the data that their studies name. No stream is read,
 * and a dataset that several runs share is listed once. For one call, on one thread.
 */
public final class DataCheck {

  private final Map<Object, DataListing> known = new HashMap<>();

  /** Nothing is listed yet. */
  public DataCheck() {}

  /** A line for the user, unless the data of a finished run are the same still. */
  public Optional<String> note(Path run, Study study) {
    return changes(run, study)
        .map(
            what ->
                String.format(
                    Locale.ROOT,
                    "%s: shows what it was finished with, but %s. Start anew with --force.",
                    run,
                    what));
  }

  /**
   * What is not as it was when a run was computed; empty if all is, or if nobody can tell, as in
   * folders of earlier versions.
   */
  public Optional<String> changes(Path run, Study study) {
    try {
      return DataListing.read(run)
          .map(then -> now(study).changesSince(then))
          .filter(changes -> !changes.isEmpty())
          .map("its data are other ones now: "::concat);
    } catch (PolyfuseException | UncheckedIOException e) {
      // data that are gone or out of reach do not take away a result
      return Optional.of("its data cannot be looked at now: " + e.getMessage());
    }
  }

  private DataListing now(Study study) {
    Object settings = Objects.requireNonNull(Resolved.of(study).tree().get("dataset"));
    DataListing found = known.get(settings);
    if (found == null) {
      found = DataListing.of(study, StudyParts.dataset(study));
      known.put(settings, found);
    }
    return found;
  }
}
