package org.polyfuse.api.nn;

import java.util.List;
import org.polyfuse.api.Choice;
import org.polyfuse.api.PartFactory;
import org.polyfuse.api.Target;

/** The SPI of fusions. */
public interface FusionFactory<C extends Record> extends PartFactory<C> {

  /**
   * Makes a fusion. It is called for a plan too, when settings left to the data are still open
   * ({@link PartFactory#resolve}); shapes must not depend on those.
   *
   * @param inputs the modalities, in the order of the config, one or more
   * @param target what is predicted, for fusions that predict
   * @throws IllegalArgumentException if it cannot take these; the message says what it needs
   */
  Fusion create(C config, List<ModalityShape> inputs, Target target);

  /**
   * Makes the part that a config chooses.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  static Fusion make(Choice<FusionFactory<?>> choice, List<ModalityShape> inputs, Target target) {
    return make(choice.factory(), choice.config(), inputs, target);
  }

  private static <C extends Record> Fusion make(
      FusionFactory<C> factory, Record config, List<ModalityShape> inputs, Target target) {
    return factory.create(factory.configType().cast(config), inputs, target);
  }
}
