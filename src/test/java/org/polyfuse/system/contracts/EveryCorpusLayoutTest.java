package org.polyfuse.system.contracts;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.testkit.contract.CorpusLayoutContract;

@ParameterizedClass
@MethodSource("org.polyfuse.system.contracts.Found#layouts")
class EveryCorpusLayoutTest extends CorpusLayoutContract {

  private final CorpusLayout layout;

  EveryCorpusLayoutTest(CorpusLayout layout) {
    this.layout = layout;
  }

  @Override
  protected CorpusLayout layout() {
    return layout;
  }

  @Override
  protected Dataset source() {
    return Corpora.generated(1);
  }
}
