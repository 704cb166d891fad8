package org.polyfuse.encoders.external;

import java.util.Optional;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.Preparation;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.encoders.IdentityEncoderFactory;

/**
 * A network that someone else made and trained, in a format that one of DJL's engines loads. It is
 * run once a recording by its own engine, whichever engine trains; the network that is trained sees
 * what comes of it, vectors, as they are.
 */
public final class DjlModelEncoderFactory implements EncoderFactory<DjlModelConfig> {

  /** For ServiceLoader. */
  public DjlModelEncoderFactory() {}

  @Override
  public String name() {
    return "djl-model";
  }

  @Override
  public Class<DjlModelConfig> configType() {
    return DjlModelConfig.class;
  }

  /** Passes on what {@link #preparation} gave. */
  @Override
  public Encoder create(DjlModelConfig config, SequenceShape input) {
    return new IdentityEncoderFactory().create(new IdentityEncoderFactory.Config(), input);
  }

  @Override
  public Optional<Preparation> preparation(DjlModelConfig config, SequenceShape input) {
    StepInput steps = StepInput.of(config, input.step());
    ExternalNetwork network = ExternalNetwork.load(config.path(), config.format());
    try {
      return Optional.of(
          switch (config.input()) {
            case FRAMES -> FramesPreparation.probe(config, input, steps, network);
            case CLIP -> ClipPreparation.probe(config, input, steps, network);
          });
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }
}
