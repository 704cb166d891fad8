package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.Target;
import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Fused;
import org.polyfuse.api.nn.Fusion;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Trunks;
import org.polyfuse.api.nn.layer.Projection;
import org.polyfuse.tensorflow.GraphHarness;
import org.polyfuse.testkit.Golden;
import org.polyfuse.testkit.TypedCall;

/** The golden numbers of every fusion hold on TensorFlow. */
class FusionsOnTensorFlowTest {

  private static final Target CLASSES = new Target.Classes(List.of("calm", "cross", "glad"));
  private static final List<ModalityShape> INPUTS =
      List.of(new ModalityShape("audio", 16, 0.32), new ModalityShape("face", 20, 0.32));

  /** Weight names by the golden files' names. */
  private static final Map<String, String> GLOBAL =
      Map.of(
          "P", "global.audio.weight",
          "bp", "global.audio.bias",
          "Q", "global.face.weight",
          "bq", "global.face.bias");

  private static final Map<String, String> SEGMENTS =
      Map.of(
          "PH", "segments.audio.weight",
          "bPH", "segments.audio.bias",
          "QH", "segments.face.weight",
          "bQH", "segments.face.bias");

  @Test
  void adaptive_factors_agree() {
    compare(
        new Projection(1, 1, false),
        "adaptive",
        List.of("ea", "ev"),
        Map.of(),
        (part, pass, in) -> AdaptiveFactors.of(globals(in)));
  }

  @Test
  void g_fbp_agrees() {
    compare(
        gFbp(),
        "g_fbp",
        List.of("ea", "ev"),
        GLOBAL,
        (part, pass, in) -> trained(part.fuse(pass, globals(in))));
  }

  @Test
  void ag_fbp_agrees() {
    Fusion fusion =
        new AgFbpFactory()
            .create(new AgFbpFactory.Settings(4, 5, 0.3, true, false), INPUTS, CLASSES);
    compare(
        fusion,
        "ag_fbp",
        List.of("ea", "ev"),
        GLOBAL,
        (part, pass, in) -> trained(part.fuse(pass, globals(in))));
  }

  @Test
  void trunk_sums_agree() {
    compare(
        new Projection(1, 1, false),
        "trunks",
        List.of("e"),
        Map.of(),
        (part, pass, in) -> List.of(TrunkSums.of(timed(in.get("e")))));
  }

  @Test
  void the_trunk_level_agrees() {
    Map<String, String> names =
        Map.of("P", "audio.weight", "bp", "audio.bias", "Q", "face.weight", "bq", "face.bias");
    compare(
        new SegmentPooling(INPUTS, 2, new Factorization(3, 6, 0.3, true, false)),
        "m_fbp_segments",
        List.of("eah", "evh", "present"),
        names,
        (part, pass, in) -> List.of(part.pool(pass, inTrunks(in))));
  }

  @Test
  void m_fbp_agrees() {
    MFbpFactory.Settings settings =
        new MFbpFactory.Settings(2, OptionalDouble.of(1), true, 4, 5, 3, 6, 0.3, true, false);
    multiLevel("m_fbp", new MFbpFactory().create(settings, INPUTS, CLASSES));
  }

  @Test
  void am_fbp_agrees() {
    AmFbpFactory.Settings settings =
        new AmFbpFactory.Settings(2, OptionalDouble.of(1), 4, 5, 3, 6, 0.3, true, false);
    multiLevel("am_fbp", new AmFbpFactory().create(settings, INPUTS, CLASSES));
  }

  private static void multiLevel(String golden, Fusion fusion) {
    Map<String, String> names = new HashMap<>(GLOBAL);
    names.putAll(SEGMENTS);
    compare(
        fusion,
        golden,
        List.of("ea", "ev", "eah", "evh", "present"),
        names,
        (part, pass, in) -> trained(part.fuse(pass, inTrunks(in))));
  }

  private static Fusion gFbp() {
    return new GFbpFactory()
        .create(new GFbpFactory.Settings(4, 5, 0.3, true, false), INPUTS, CLASSES);
  }

  private static <P extends Part> void compare(
      P part, String name, List<String> inputs, Map<String, String> weights, TypedCall<P> call) {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      GraphHarness.of(manager, name).inputs(inputs).weights(weights).agrees(part, call);
    }
  }

  private static List<NDArray> trained(Fused fused) {
    return List.of(((Fused.Features) fused).values());
  }

  private static List<Modality> globals(Map<String, NDArray> in) {
    NDArray present = in.get("ea").getManager().ones(new Shape(in.get("ea").getShape().get(0)));
    return List.of(global("audio", in.get("ea"), present), global("face", in.get("ev"), present));
  }

  private static List<Modality> inTrunks(Map<String, NDArray> in) {
    NDArray occupied = in.get("present");
    NDArray present = occupied.getManager().ones(new Shape(occupied.getShape().get(0)));
    NDArray audio = in.getOrDefault("ea", in.get("eah").sum(new int[] {1}));
    NDArray face = in.getOrDefault("ev", in.get("evh").sum(new int[] {1}));
    return List.of(
        modality("audio", audio, in.get("eah"), occupied, present),
        modality("face", face, in.get("evh"), occupied, present));
  }

  /** Weighted steps at the golden file's times. */
  private static Modality timed(NDArray steps) {
    NDManager manager = steps.getManager();
    Trunks trunks;
    float[] centres;
    try (NDManager values = NDManager.newBaseManager("PyTorch")) {
      Golden golden = Golden.load(values, "trunks");
      trunks = new Trunks(2, golden.scalar("seconds"));
      centres = golden.array("centres").toFloatArray();
    }
    float[][] membership = new float[centres.length][2];
    for (int t = 0; t < centres.length; t++) {
      membership[t][trunks.indexOf(centres[t])] = 1;
    }
    long batch = steps.getShape().get(0);
    NDArray memberships = manager.create(membership).expandDims(0).repeat(0, batch); // (N, T, H)
    NDArray mask = manager.ones(new Shape(batch, centres.length));
    Attended attended = new Attended(mask, steps, steps.sum(new int[] {1}));
    NDArray present = manager.ones(new Shape(batch));
    return new Modality("audio", steps, mask, present, mask, attended, Optional.of(memberships));
  }

  /** A modality whose trunk h holds one step, (N, H, C), or none where {@code occupied} is 0. */
  private static Modality modality(
      String name, NDArray global, NDArray steps, NDArray occupied, NDArray present) {
    NDManager manager = occupied.getManager();
    long trunks = occupied.getShape().get(1);
    NDArray membership = manager.eye((int) trunks).expandDims(0).mul(occupied.expandDims(1));
    Attended attended = new Attended(occupied, steps, global);
    return new Modality(
        name, steps, occupied, present, occupied, attended, Optional.of(membership));
  }

  /** A modality of which only the global vector matters. */
  private static Modality global(String name, NDArray global, NDArray present) {
    NDArray ones = present.onesLike().expandDims(1);
    return modality(name, global, global.expandDims(1), ones, present);
  }
}
