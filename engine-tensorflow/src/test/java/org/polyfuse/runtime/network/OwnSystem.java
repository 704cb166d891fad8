package org.polyfuse.runtime.network;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Target;
import org.polyfuse.api.loss.Loss;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.encoders.IdentityEncoderFactory;
import org.polyfuse.encoders.attention.MeanAttentionFactory;
import org.polyfuse.encoders.reduction.NoReductionFactory;
import org.polyfuse.fusion.NoneFactory;
import org.polyfuse.training.loss.CrossEntropyFactory;

/** A system of one modality around parts that no factory makes. */
public final class OwnSystem {

  private OwnSystem() {}

  private static final Target TARGET = new Target.Classes(List.of("yes", "no"));

  /** Steps (F) at 100 Hz, two classes. */
  public static SystemNetwork of(Encoder encoder, int width) {
    ModalityShape shape = new ModalityShape("voice", encoder.output().channels(), 0.01);
    return of(
        encoder,
        new NoneFactory().create(new NoneFactory.Settings(), List.of(shape), TARGET),
        new CrossEntropyFactory().create(new CrossEntropyFactory.Settings(0), TARGET),
        width);
  }

  /** The same without an encoder. */
  public static SystemNetwork of(Fusion fusion, Loss loss, int width) {
    SequenceShape steps = SequenceShape.of(width, 0.01);
    Encoder none = new IdentityEncoderFactory().create(new IdentityEncoderFactory.Config(), steps);
    return of(none, fusion, loss, width);
  }

  private static SystemNetwork of(Encoder encoder, Fusion fusion, Loss loss, int width) {
    SequenceShape features = new SequenceShape(new Shape(width), 0.01);
    Reduction reduction =
        new NoReductionFactory().create(new NoReductionFactory.Config(), encoder.output());
    Attention attention =
        new MeanAttentionFactory().create(new MeanAttentionFactory.Config(), reduction.output());
    ModalityTower tower = new ModalityTower("voice", features, encoder, reduction, attention);
    return new SystemNetwork(TARGET, Map.of("voice", tower), fusion, loss);
  }
}
