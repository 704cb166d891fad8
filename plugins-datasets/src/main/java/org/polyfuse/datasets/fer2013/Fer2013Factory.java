package org.polyfuse.datasets.fer2013;

import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;

/**
 * Lists FER2013 (Goodfellow et al., 2013), a CSV file with the columns {@code
 * emotion,pixels,Usage}: a stream {@code face} of one picture for each line, in the corpus's own
 * split (Training trains, PublicTest validates, PrivateTest tests). Who is on a picture is not
 * known, so there are no groups. A line that breaks the format is skipped and named.
 */
public final class Fer2013Factory implements DatasetFactory<Fer2013Config> {

  /** For ServiceLoader. */
  public Fer2013Factory() {}

  @Override
  public String name() {
    return "fer2013";
  }

  @Override
  public Class<Fer2013Config> configType() {
    return Fer2013Config.class;
  }

  @Override
  public Dataset create(Fer2013Config config) {
    return new Fer2013Listing(config).list();
  }
}
