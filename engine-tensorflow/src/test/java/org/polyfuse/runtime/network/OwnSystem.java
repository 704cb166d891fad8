package org.polyfuse.runtime.network;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.encoders.attention.MeanAttentionFactory;
import org.polyfuse.encoders.reduction.NoReductionFactory;
import org.polyfuse.fusion.NoneFactory;

/** A system of one modality around an encoder that no factory makes. */
public final class OwnSystem {

  private OwnSystem() {}

  /** Steps (F) at 100 Hz, two classes. */
  public static SystemNetwork of(Encoder encoder, int width) {
    Target target = new Target.Classes(List.of("yes", "no"));
    SequenceShape features = new SequenceShape(new Shape(width), 0.01);
    Reduction reduction =
        new NoReductionFactory().create(new NoReductionFactory.Config(), encoder.output());
    Attention attention =
        new MeanAttentionFactory().create(new MeanAttentionFactory.Config(), reduction.output());
    ModalityTower tower = new ModalityTower("voice", features, encoder, reduction, attention);
    ModalityShape shape = new ModalityShape("voice", reduction.output().channels(), 0.01);
    return new SystemNetwork(
        target,
        Map.of("voice", tower),
        new NoneFactory().create(new NoneFactory.Settings(), List.of(shape), target));
  }
}
