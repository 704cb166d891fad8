package org.polyfuse.datasets.acted;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.datasets.Labels;

/**
 * Lists CREMA-D (Cao et al., 2014) with streams {@code audio} (the WAV file) and {@code video} (the
 * FLV file), grouped by {@code speaker} (1001), by {@code fold} (fold1 to fold5, of 18 or 19
 * consecutive actors), by {@code sentence} (DFA) and by {@code level} (LO, MD, HI, or XX where none
 * was asked for).
 */
public final class CremaDFactory implements DatasetFactory<CremaDConfig> {

  private static final int PUBLISHED = 7442;

  /** What users of the corpus found wrong with a clip. */
  static final Map<String, String> KNOWN_BAD =
      Map.of(
          "1076_MTI_NEU_XX", "its sound cannot be played",
          "1076_MTI_SAD_XX", "its sound is silence and its picture shows no face",
          "1064_TIE_SAD_XX", "it has no length",
          "1064_IEO_DIS_MD", "it lasts a minute and holds several emotions");

  /** For ServiceLoader. */
  public CremaDFactory() {}

  @Override
  public String name() {
    return "crema-d";
  }

  @Override
  public Class<CremaDConfig> configType() {
    return CremaDConfig.class;
  }

  @Override
  public Dataset create(CremaDConfig config) {
    ActedListing listing = new ActedListing(new Labels(config.classes(), config.merge()));
    Collection<List<Clip>> all =
        listing.recordings(
            MediaFiles.below(config.root(), "CREMA-D"), new CremaDNames(), clip -> true);
    if (all.size() != PUBLISHED) {
      listing.remark(
          String.format(
              Locale.ROOT, "CREMA-D has %d recordings; here are %d", PUBLISHED, all.size()));
    }
    List<List<Clip>> kept = new ArrayList<>();
    for (List<Clip> twins : all) {
      String id = twins.get(0).id();
      String reason = KNOWN_BAD.get(id);
      if (config.skipKnownBad() && reason != null) {
        listing.skip(id, "is known to be bad: " + reason + "; dataset.skipKnownBad=false takes it");
      } else {
        kept.add(twins);
      }
    }
    return listing.list(kept, config.root());
  }
}
