package org.polyfuse.datasets.iemocap;

import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;

/**
 * Lists the utterances of IEMOCAP (Busso et al., 2008) with streams {@code audio} (the sentence's
 * wav), {@code markers} (a span of the dialog's {@code MOCAP_rotated} file) and {@code transcript}
 * (its line of the dialog's {@code transcriptions} file, with the utterance's length), grouped by
 * {@code session} (Ses01), {@code speaker} (Ses01F, who speaks) and {@code dialog}. An utterance
 * without its wav is skipped, one without markers or words lacks that stream; each is named as
 * damage. A corpus that was unpacked without any transcriptions just has no such stream.
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
