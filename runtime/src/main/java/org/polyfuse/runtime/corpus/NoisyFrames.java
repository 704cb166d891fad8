package org.polyfuse.runtime.corpus;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.Picture;
import org.polyfuse.runtime.digest.Digest;

/**
 * A film whose pictures get their noise when they are looked at: none is held, and each has the
 * same noise each time, whichever of them are asked for.
 *
 * @param clean the film
 * @param deviation of the noise, in units of a byte
 * @param seed of the noise; with the place of a picture it is that of the picture's own
 */
record NoisyFrames(Frames clean, double deviation, long seed) implements Frames {

  /** One turn of a film: picture number {@code place}. */
  private record Turn(Frame clean, NoisyFrames film, int place) implements Frame {
    @Override
    public double time() {
      return clean.time();
    }

    @Override
    public Picture picture() {
      return film.noisy(clean.picture(), place);
    }
  }

  /** Counts what it sees of a film. */
  private static final class Sums implements Consumer<Frame> {

    private long sum; // whole numbers: no rounding, so one pass is exact
    private long squares;
    private long count;

    @Override
    public void accept(Frame frame) {
      byte[] bytes = frame.picture().rgb(); // asking once: it may be decoded for it
      for (byte each : bytes) {
        int value = each & 0xff;
        sum += value;
        squares += (long) value * value;
      }
      count += bytes.length;
    }

    double variance() {
      double mean = (double) sum / Math.max(1, count);
      return Math.max(0, (double) squares / Math.max(1, count) - mean * mean);
    }
  }

  /** Of all bytes of a film, which is looked at once for it. */
  static double variance(Frames film) {
    Sums sums = new Sums();
    film.forEach(sums);
    return sums.variance();
  }

  private Picture noisy(Picture picture, int place) {
    SplittableRandom random = new SplittableRandom(new Digest().add(seed).add(place).leading());
    byte[] bytes = picture.rgb();
    byte[] pixels = new byte[bytes.length];
    for (int i = 0; i < pixels.length; i++) {
      long value = Math.round((bytes[i] & 0xff) + deviation * random.nextGaussian());
      pixels[i] = (byte) Math.max(0, Math.min(255, value));
    }
    return new Picture(picture.height(), picture.width(), pixels);
  }

  @Override
  public int height() {
    return clean.height();
  }

  @Override
  public int width() {
    return clean.width();
  }

  @Override
  public double seconds() {
    return clean.seconds();
  }

  @Override
  public void forEach(Consumer<? super Frame> viewer) {
    int[] place = {0};
    clean.forEach(frame -> viewer.accept(new Turn(frame, this, place[0]++)));
  }
}
