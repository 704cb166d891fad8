package org.polyfuse.runtime.network;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.polyfuse.api.Target;
import org.polyfuse.api.loss.Loss;
import org.polyfuse.api.loss.Scores;
import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Supervision;

/**
 * Systems of one encoder and nothing else, whose diagnostic {@value #STEPS} is what it gives, (N,
 * T', C): any engine that runs systems runs an encoder so. Its weights have the names that they
 * have in the system that it was taken from.
 */
public final class EncoderProbe {

  /** The name of the encoded steps among the diagnostics. */
  public static final String STEPS = "steps";

  private EncoderProbe() {}

  /** Of one modality's encoder, which the system owns from now on. */
  static SystemNetwork of(String modality, SequenceShape features, Encoder encoder) {
    ModalityTower tower =
        new ModalityTower(
            modality, features, encoder, new Unreduced(encoder.output()), new Uniform());
    return new SystemNetwork(
        new Target.Regression(List.of("sum")),
        Map.of(modality, tower),
        new Steps(),
        new Unjudged());
  }

  /** (N, T, C) as it is. */
  private static final class Unreduced extends Reduction {

    private final SequenceShape shape;

    Unreduced(SequenceShape shape) {
      this.shape = shape;
    }

    @Override
    public Sequence reduce(Pass pass, Sequence input) {
      return input;
    }

    @Override
    public SequenceShape output() {
      return shape;
    }
  }

  /** Sums the valid steps up. */
  private static final class Uniform extends Attention {
    @Override
    public Attended attend(Pass pass, Sequence input) {
      return Attended.of(input.mask(), input);
    }
  }

  /** Shows the steps; predicts the sum of all that they are made of, which each weight moves. */
  private static final class Steps extends Fusion {

    @Override
    public Fused fuse(Pass pass, List<Modality> modalities) {
      Modality only = modalities.get(0);
      NDArray sum = only.global().sum(new int[] {1}, true); // (N, 1)
      return Fused.predictions(sum, List.of()).withDiagnostic(STEPS, only.steps());
    }

    @Override
    public OptionalLong features() {
      return OptionalLong.empty();
    }
  }

  /** There is nothing to train. */
  private static final class Unjudged extends Loss {
    @Override
    public NDArray of(Pass pass, Scores scores, Supervision supervision) {
      return supervision.weights().zerosLike();
    }
  }
}
