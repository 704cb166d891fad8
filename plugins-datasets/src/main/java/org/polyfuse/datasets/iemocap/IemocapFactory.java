package org.polyfuse.datasets.iemocap;

import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;

/**
 * Lists the utterances of IEMOCAP (Busso et al., 2008) with streams {@code audio} (the sentence's
 * wav) and {@code markers} (a span of the dialog's {@code MOCAP_rotated} file), grouped by {@code
 * session} (Ses01), {@code speaker} (Ses01F, who speaks) and {@code dialog}. An utterance without
 * its wav is skipped, one without markers lacks that stream; both are named as damage.
 */
public final class IemocapFactory implements DatasetFactory<IemocapConfig> {

  @Override
  public String name() {
    return "iemocap";
  }

  @Override
  public Class<IemocapConfig> configType() {
    return IemocapConfig.class;
  }

  @Override
  public Dataset create(IemocapConfig config) {
    return new IemocapListing(config).list();
  }
}
