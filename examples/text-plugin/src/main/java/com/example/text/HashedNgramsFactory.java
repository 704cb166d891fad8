package com.example.text;

import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.FrontEndFactory;

/** Text to hashed n-grams. Takes a {@code Text}, gives one step (B) a word. */
public final class HashedNgramsFactory implements FrontEndFactory<HashedNgramsConfig> {

  @Override
  public String name() {
    return "hashed-ngrams";
  }

  @Override
  public Class<HashedNgramsConfig> configType() {
    return HashedNgramsConfig.class;
  }

  @Override
  public FrontEnd create(HashedNgramsConfig config) {
    return new HashedNgrams(config);
  }
}
