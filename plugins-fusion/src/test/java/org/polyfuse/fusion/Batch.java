package org.polyfuse.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.polyfuse.api.nn.Attended;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Modality;
import org.polyfuse.api.nn.ModalityShape;

/** Makes modalities for tests. */
final class Batch {

  private Batch() {}

  /** A modality whose trunk h holds one step, (N, H, C), or none where {@code occupied} is 0. */
  static Modality modality(
      String name, NDArray global, NDArray steps, NDArray occupied, NDArray present) {
    NDManager manager = occupied.getManager();
    long trunks = occupied.getShape().get(1);
    NDArray membership = manager.eye((int) trunks).expandDims(0).mul(occupied.expandDims(1));
    Attended attended = new Attended(occupied, steps, global);
    return new Modality(
        name, steps, occupied, present, occupied, attended, Optional.of(membership));
  }

  /** A modality of which only the global vector matters. */
  static Modality global(String name, NDArray global, NDArray present) {
    NDArray ones = present.onesLike().expandDims(1);
    return modality(name, global, global.expandDims(1), ones, present);
  }

  /** Random modalities that are all there, each with a step in each of H trunks. */
  static List<Modality> random(
      NDManager manager, List<ModalityShape> shapes, int size, int trunks, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Modality> modalities = new ArrayList<>();
    for (ModalityShape shape : shapes) {
      NDArray steps = normal(manager, random, size, trunks, shape.channels());
      modalities.add(
          modality(
              shape.name(),
              steps.sum(new int[] {1}),
              steps,
              manager.ones(new Shape(size, trunks)),
              manager.ones(new Shape(size))));
    }
    return modalities;
  }

  static NDArray normal(NDManager manager, SplittableRandom random, long... axes) {
    Shape shape = new Shape(axes);
    return manager.create(Init.normal(1).draw(shape, random), shape);
  }

  /** The recordings at some places, in that order. */
  static Modality rows(Modality modality, NDArray places) {
    Attended attended = modality.attended();
    return new Modality(
        modality.name(),
        rows(modality.steps(), places),
        rows(modality.mask(), places),
        rows(modality.present(), places),
        rows(modality.centres(), places),
        new Attended(
            rows(attended.weights(), places),
            rows(attended.weighted(), places),
            rows(attended.global(), places)),
        modality.trunks().map(trunks -> rows(trunks, places)));
  }

  static NDArray rows(NDArray array, NDArray places) {
    return array.get(places);
  }

  /** The same modality with other presence. */
  static Modality present(Modality modality, float... present) {
    NDArray array = modality.present().getManager().create(present);
    NDArray occupied = modality.mask().mul(array.expandDims(1));
    return modality(
        modality.name(), modality.global(), modality.attended().weighted(), occupied, array);
  }
}
