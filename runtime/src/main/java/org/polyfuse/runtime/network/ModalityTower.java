package org.polyfuse.runtime.network;

import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/** Encoder, reduction and attention of one modality. */
public final class ModalityTower extends Part {

  private final String name;
  private final SequenceShape features;
  private final Encoder encoder;
  private final Reduction reduction;
  private final Attention attention;

  ModalityTower(
      String name,
      SequenceShape features,
      Encoder encoder,
      Reduction reduction,
      Attention attention) {
    this.name = name;
    this.features = features;
    this.encoder = child("encoder", encoder);
    this.reduction = child("reduction", reduction);
    this.attention = child("attention", attention);
  }

  Modality encode(Pass pass, ModalityInput input) {
    Sequence encoded = encoder.encode(pass, new Sequence(input.values(), input.mask()));
    Sequence reduced = reduction.reduce(pass, encoded); // (N, T', C)
    Attended attended = attention.attend(pass, reduced);
    return new Modality(
        name,
        reduced.values(),
        reduced.mask(),
        input.present(),
        input.centres(),
        attended,
        input.trunks());
  }

  /** What the encoder is given. */
  public SequenceShape features() {
    return features;
  }

  /** What the encoder gives. */
  public SequenceShape encoded() {
    return encoder.output();
  }

  /** What the reduction gives. */
  public SequenceShape reduced() {
    return reduction.output();
  }

  /** How encoded steps relate to feature steps. */
  public Timing timing() {
    return encoder.timing();
  }

  /** Whether steps are encoded one by one. */
  public boolean stepwise() {
    return encoder.stepwise();
  }

  /** What the fusion sees. */
  public ModalityShape shape() {
    return new ModalityShape(name, reduced().channels(), reduced().stepSeconds());
  }
}
