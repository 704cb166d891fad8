package org.polyfuse.encoders;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Attention;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Reduction;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.encoders.attention.SelfAttentionFactory;
import org.polyfuse.encoders.reduction.ConvReductionFactory;
import org.polyfuse.tensorflow.GraphHarness;

/** The golden numbers of encoders, reductions and attentions hold on TensorFlow. */
class EncodersOnTensorFlowTest {

  private final NDManager manager = NDManager.newBaseManager("PyTorch");

  @Test
  void local_response_normalisation_agrees() {
    GraphHarness.of(manager, "lrn")
        .inputs(List.of("x"))
        .agrees(new Holder(), (part, pass, in) -> List.of(pass.call(part.norm, in.get("x"))));
  }

  private static final class Holder extends Part {
    private final LocalResponseNorm norm =
        child("norm", new LocalResponseNorm(), new Shape(1, 8, 1, 1));
  }

  @Test
  void the_convolutions_agree() {
    FcnLrnEncoder encoder =
        new FcnLrnEncoder(
            new FcnLrnConfig(1, List.of(1, 2, 3, 4, 5), 3, 2, Attend.TIME),
            new int[] {8, 12, 16, 16, 8},
            new SequenceShape(new Shape(2, 40), 0.01));
    Map<String, String> weights = new HashMap<>();
    for (int i = 1; i <= 5; i++) {
      weights.put("w" + i, "conv" + i + ".weight");
      weights.put("b" + i, "conv" + i + ".bias");
    }
    GraphHarness harness = GraphHarness.of(manager, "fcn").weights(weights).inputs(List.of("x"));
    float[] lengths = harness.golden().array("lengths").toFloatArray();
    float[] mask = new float[lengths.length * 90];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i % 90 < lengths[i / 90] ? 1 : 0;
    }
    harness
        .input("mask", mask, lengths.length, 90)
        .agrees(
            encoder,
            (part, pass, in) ->
                List.of(
                    part.encode(
                            pass, new Sequence(in.get("x").transpose(0, 2, 1, 3), in.get("mask")))
                        .values()));
  }

  @Test
  void attention_agrees() {
    GraphHarness harness = GraphHarness.of(manager, "attention");
    Attention attention =
        new SelfAttentionFactory()
            .create(
                new SelfAttentionFactory.Config(true, harness.golden().scalar("lam")),
                SequenceShape.of(16, 0.1));
    harness
        .inputs(List.of("a", "mask"))
        .weights(Map.of("W", "W", "b", "b", "u", "u"))
        .agrees(
            attention,
            (part, pass, in) ->
                arrays(part.attend(pass, new Sequence(in.get("a"), in.get("mask")))));
  }

  @Test
  void reduction_with_attention_agrees() {
    GraphHarness harness = GraphHarness.of(manager, "conv_reduce_attention");
    harness
        .inputs(List.of("v", "mask"))
        .weights(Map.of("kernel", "reduction.kernel", "bias", "reduction.bias", "u", "attention.u"))
        .agrees(
            new Video(harness.golden().scalar("lam")),
            (part, pass, in) -> arrays(part.run(pass, new Sequence(in.get("v"), in.get("mask")))));
  }

  private static List<ai.djl.ndarray.NDArray> arrays(Attended attended) {
    return List.of(attended.weights(), attended.weighted(), attended.global());
  }

  private static final class Video extends Part {
    private final Reduction reduction =
        child(
            "reduction",
            new ConvReductionFactory()
                .create(new ConvReductionFactory.Config(4), SequenceShape.of(80, 0.1)));
    private final Attention attention;

    Video(double lambda) {
      this.attention =
          child(
              "attention",
              new SelfAttentionFactory()
                  .create(new SelfAttentionFactory.Config(false, lambda), reduction.output()));
    }

    Attended run(Pass pass, Sequence input) {
      return attention.attend(pass, reduction.reduce(pass, input));
    }
  }
}
