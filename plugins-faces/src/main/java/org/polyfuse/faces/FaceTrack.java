package org.polyfuse.faces;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.data.FaceDetector.Box;

/**
 * One face over the steps of a film. The first box is the largest that is found; then it goes on
 * with the box that covers most of the one before, or whose centre lies nearest to it and inside.
 * If there is none for longer than the bridge, the largest box begins anew. Between two boxes of
 * one face no farther apart than the bridge lies a straight line; for as long before the first and
 * after the last box of a face it is held. For one thread.
 */
final class FaceTrack {

  private final Optional<Box>[] boxes;
  private final BitSet begun = new BitSet(); // steps in which another face is followed
  private final double bridge; // in steps
  private int last = -1;

  /**
   * A track without boxes.
   *
   * @param steps how many the film has
   * @param bridge for how many steps a face may be out of sight
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of optionals
  FaceTrack(int steps, double bridge) {
    this.boxes = new Optional[steps];
    java.util.Arrays.fill(boxes, Optional.empty());
    this.bridge = bridge;
  }

  /** Takes what was found in a step; steps ascend. */
  void add(int step, List<Box> found) {
    boolean follows = last >= 0 && step - last <= bridge;
    Optional<Box> chosen = follows ? next(boxes[last].orElseThrow(), found) : largest(found);
    if (chosen.isPresent()) {
      boxes[step] = chosen;
      begun.set(step, !follows);
      last = step;
    }
  }

  private static Optional<Box> largest(List<Box> found) {
    return found.stream().max((a, b) -> Double.compare(area(a), area(b)));
  }

  private static Optional<Box> next(Box before, List<Box> found) {
    Optional<Box> best = Optional.empty();
    double bestScore = 0;
    for (Box box : found) {
      double score = overlap(before, box) + nearness(before, box);
      if (score > bestScore) {
        best = Optional.of(box);
        bestScore = score;
      }
    }
    return best;
  }

  /** Intersection over union, in [0, 1]. */
  static double overlap(Box a, Box b) {
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    double both = Math.max(0, width) * Math.max(0, height);
    return both / (area(a) + area(b) - both);
  }

  /** 1 for the same centre, 0 from a whole face away on. */
  private static double nearness(Box a, Box b) {
    double dx = a.x() + a.width() / 2 - b.x() - b.width() / 2;
    double dy = a.y() + a.height() / 2 - b.y() - b.height() / 2;
    double size = Math.max(a.width(), a.height());
    return Math.max(0, 1 - Math.hypot(dx, dy) / size);
  }

  private static double area(Box box) {
    return box.width() * box.height();
  }

  /** The box of each step, gaps filled; empty where there is no face. */
  List<Optional<Box>> filled() {
    Optional<Box>[] filled = boxes.clone();
    int before = -1;
    for (int step = 0; step < boxes.length; step++) {
      if (boxes[step].isPresent()) {
        fill(filled, before, step);
        before = step;
      }
    }
    fill(filled, before, boxes.length);
    return List.of(filled);
  }

  /** Fills the steps between two boxes; one may be missing at an end of the film. */
  private void fill(Optional<Box>[] filled, int before, int after) {
    boolean one = before >= 0 && after < boxes.length && !begun.get(after);
    for (int step = before + 1; step < after; step++) {
      if (one) { // else it would have begun anew
        double share = (double) (step - before) / (after - before);
        filled[step] = Optional.of(between(boxes[before], boxes[after], share));
      } else if (before >= 0 && step - before <= bridge) {
        filled[step] = boxes[before];
      } else if (after < boxes.length && after - step <= bridge) {
        filled[step] = boxes[after];
      }
    }
  }

  private static Box between(Optional<Box> a, Optional<Box> b, double share) {
    Box from = a.orElseThrow();
    Box to = b.orElseThrow();
    return new Box(
        from.x() + share * (to.x() - from.x()),
        from.y() + share * (to.y() - from.y()),
        from.width() + share * (to.width() - from.width()),
        from.height() + share * (to.height() - from.height()));
  }
}
