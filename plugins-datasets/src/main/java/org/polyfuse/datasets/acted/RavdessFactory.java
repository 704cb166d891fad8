package org.polyfuse.datasets.acted;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.datasets.Labels;

/**
 * Lists RAVDESS (Livingstone and Russo, 2018) with streams {@code audio} and {@code video}, grouped
 * by {@code speaker} (Actor_01) and by {@code fold} (fold1 to fold5: the published subject-wise
 * folds), and by {@code gender}, {@code vocal}, {@code intensity}, {@code statement} and {@code
 * repetition}. Both streams come from the file with sound and picture; where it is not there, sound
 * and picture come from the files that have one of them.
 */
public final class RavdessFactory implements DatasetFactory<RavdessConfig> {

  private static final int PUBLISHED_SPEECH = 1440;
  private static final int PUBLISHED_SONG = 1012; // one actor does not sing

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
    int published = published(config.vocal());
    if (recordings.size() != published) {
      listing.remark(
          String.format(
              Locale.ROOT,
              "RAVDESS has %d %s recordings; here are %d",
              published,
              kind(config.vocal()),
              recordings.size()));
    }
    return listing.list(recordings, config.root());
  }

  private static int published(RavdessConfig.Vocal vocal) {
    return switch (vocal) {
      case SPEECH -> PUBLISHED_SPEECH;
      case SONG -> PUBLISHED_SONG;
      case BOTH -> PUBLISHED_SPEECH + PUBLISHED_SONG;
    };
  }

  private static String kind(RavdessConfig.Vocal vocal) {
    return switch (vocal) {
      case SPEECH -> "spoken";
      case SONG -> "sung";
      case BOTH -> "spoken and sung";
    };
  }

  private static boolean isWanted(RavdessConfig.Vocal vocal, Clip clip) {
    return switch (vocal) {
      case SPEECH -> !RavdessNames.isSong(clip);
      case SONG -> RavdessNames.isSong(clip);
      case BOTH -> true;
    };
  }
}
