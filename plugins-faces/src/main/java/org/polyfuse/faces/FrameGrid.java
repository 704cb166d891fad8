package org.polyfuse.faces;

import java.util.ArrayList;
import java.util.List;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Frames;

/**
 * Which frame of a film each step shows: the one that is on the screen at the middle of the step.
 *
 * @param steps for each frame the steps that show it, one after the other
 * @param count how many steps
 */
record FrameGrid(int[][] steps, int count) {

  static FrameGrid of(Frames film, double rate) {
    List<Double> times = new ArrayList<>();
    film.forEach(frame -> times.add(frame.time()));
    if (times.isEmpty()) {
      throw new DamagedStreamException("film: at least one picture is needed but there are 0");
    }
    int count = (int) Math.max(1, Math.round(film.seconds() * rate));
    List<List<Integer>> steps = new ArrayList<>();
    times.forEach(time -> steps.add(new ArrayList<>()));
    int frame = 0;
    for (int step = 0; step < count; step++) {
      double middle = (step + 0.5) / rate;
      while (frame + 1 < times.size() && times.get(frame + 1) <= middle) {
        frame++;
      }
      steps.get(frame).add(step);
    }
    return new FrameGrid(
        steps.stream()
            .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new),
        count);
  }
}
