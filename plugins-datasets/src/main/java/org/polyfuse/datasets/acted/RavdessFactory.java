package org.polyfuse.datasets.acted;

import java.util.Collection;
import java.util.List;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.datasets.Labels;

/**
 * Lists RAVDESS (Livingstone and Russo, 2018) with streams {@code audio} and {@code video}, grouped
 * by {@code speaker} (Actor_01) and by {@code fold} (fold1 to fold5: the published subject-wise
 * folds). Both streams come from the file with sound and picture; where it is not there, sound and
 * picture come from the files that have one of them.
 */
public final class RavdessFactory implements DatasetFactory<RavdessConfig> {

  private static final int PUBLISHED_SPEECH = 1440;

  /** For ServiceLoader. */
  public RavdessFactory() {}

  @Override
  public String name() {
    return "ravdess";
  }

  @Override
  public Class<RavdessConfig> configType() {
    return RavdessConfig.class;
  }

  @Override
  public Dataset create(RavdessConfig config) {
    ActedListing listing = new ActedListing(new Labels(config.classes(), config.merge()));
    Collection<List<Clip>> recordings =
        listing.recordings(
            MediaFiles.below(config.root(), "RAVDESS"),
            new RavdessNames(),
            clip -> isWanted(config.vocal(), clip));
    if (config.vocal() == RavdessConfig.Vocal.SPEECH && recordings.size() != PUBLISHED_SPEECH) {
      listing.remark(
          "RAVDESS has %d spoken recordings; here are %d"
              .formatted(PUBLISHED_SPEECH, recordings.size()));
    }
    return listing.list(recordings, config.root());
  }

  private static boolean isWanted(RavdessConfig.Vocal vocal, Clip clip) {
    return switch (vocal) {
      case SPEECH -> !RavdessNames.isSong(clip);
      case SONG -> RavdessNames.isSong(clip);
      case BOTH -> true;
    };
  }
}
