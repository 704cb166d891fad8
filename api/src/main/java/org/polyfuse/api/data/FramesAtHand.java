package org.polyfuse.api.data;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A film that is held in memory. */
record FramesAtHand(int height, int width, List<Picture> pictures, double[] times, double seconds)
    implements Frames {

  private record Shown(double time, Picture picture) implements Frame {}

  FramesAtHand {
    pictures = List.copyOf(pictures);
    times = times.clone();
    if (times.length != pictures.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "times: one is needed for each of %d pictures but were %d",
              pictures.size(),
              times.length));
    }
    for (int i = 0; i < times.length; i++) {
      checkSize(height, width, pictures.get(i));
      if (!(times[i] >= (i == 0 ? 0 : times[i - 1]))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "times: must ascend from 0 on but number %d is %s", i, times[i]));
      }
    }
  }

  private static void checkSize(int height, int width, Picture picture) {
    if (picture.height() != height || picture.width() != width) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "pictures: each must be (%d, %d) but one is (%d, %d)",
              height,
              width,
              picture.height(),
              picture.width()));
    }
  }

  @Override
  public void forEach(Consumer<? super Frame> viewer) {
    for (int i = 0; i < times.length; i++) {
      viewer.accept(new Shown(times[i], pictures.get(i)));
    }
  }
}
