package org.polyfuse.runtime.run;

import com.google.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.features.Extraction;
import org.polyfuse.runtime.features.FeatureCache;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.plan.CorpusSource;
import org.polyfuse.runtime.plan.FeaturePlan;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.study.InitSection;
import org.polyfuse.runtime.study.Study;

/** Makes the features that a run of a study would, ahead of it, wherever recordings are at hand. */
public final class FeatureMaker {

  private final CorpusSource source;
  private final Engines engines;

  /** Reading streams so, with these engines. */
  @Inject
  public FeatureMaker(CorpusSource source, Engines engines) {
    this.source = source;
    this.engines = engines;
  }

  /** The recordings of a study. */
  public static Dataset dataset(Study study) {
    return StudyParts.dataset(study);
  }

  /** Whether features depend on which recordings there are besides, not on each alone. */
  public static boolean asksForAll(Study study) {
    return study.init().stream().anyMatch(InitSection::freeze);
  }

  /**
   * Gets ready to make features.
   *
   * @param dataset all recordings; not asked for unless {@link #asksForAll} says so
   * @param runs finds the runs that weights of frozen encoders come from
   * @param folder where features are written besides; empty to fill the study's cache alone
   * @throws PolyfuseException if nothing would be kept
   */
  public FeatureMaking open(
      Study study, Supplier<Dataset> dataset, RunFinder runs, Optional<FeatureFolder> folder) {
    FeatureCache cache = FeatureCache.open(study.cache());
    if (folder.isEmpty() && cache.folder().isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "cache.maxGiB: must be above 0, in a folder that can be written, for features to be kept but was %s."
                  + " Raise it, or write a folder of arrays with --out.",
              study.cache().maxGiB()));
    }
    FeaturePlan plan =
        asksForAll(study)
            ? FeaturePlan.forTraining(
                study, dataset.get(), runs, () -> engines.open(study.engine()))
            : FeaturePlan.of(study);
    Extraction extraction = new Extraction(plan.modalities(), source.reading(study), cache);
    return new FeatureMaking(plan, extraction, cache, folder);
  }
}
