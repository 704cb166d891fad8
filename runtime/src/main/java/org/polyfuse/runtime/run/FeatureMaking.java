package org.polyfuse.runtime.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.features.Extraction;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.plan.FeaturePlan;

/**
 * Makes and keeps the features of recordings. Safe for use from several threads; holds native
 * memory until it is closed.
 */
public final class FeatureMaking implements AutoCloseable {

  private final FeaturePlan plan;
  private final Extraction extraction;
  private final FeatureCache cache;
  private final Optional<FeatureFolder> folder;
  private final RecordingWork<Extraction.Outcome> work = new RecordingWork<>(this::keep);

  FeatureMaking(
      FeaturePlan plan, Extraction extraction, FeatureCache cache, Optional<FeatureFolder> folder) {
    this.plan = plan;
    this.extraction = extraction;
    this.cache = cache;
    this.folder = folder;
  }

  /**
   * What came of a recording.
   *
   * @param damage what was mended; if it has no features, why
   * @param fault a stack trace, if it is the program's fault that it has none; else empty
   */
  public record Made(boolean whole, List<Damage> damage, String fault) {}

  /** Makes those of a recording; what is damaged says so, and harms no other. */
  public Made of(Recording recording) {
    RecordingWork.Outcome<Extraction.Outcome> outcome = work.of(recording);
    if (outcome.result().isPresent()) {
      Extraction.Outcome made = outcome.result().get();
      return new Made(made.example().isPresent(), made.damage(), "");
    }
    return new Made(
        false,
        List.of(new Damage(recording.id(), "", outcome.reason(), true)),
        outcome.fault().map(FaultText::stackTrace).orElse(""));
  }

  private Extraction.Outcome keep(Recording recording) {
    Extraction.Outcome outcome = extraction.of(recording);
    if (outcome.example().isPresent() && folder.isPresent()) {
      folder.get().write(outcome.example().get());
    } else if (!cache.isWritable()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "cache.dir: '%s' must take features but the disk refused. Make room, or write elsewhere.",
              cache.folder().orElseThrow()));
    }
    return outcome;
  }

  @Override
  public void close() {
    plan.close();
  }
}
