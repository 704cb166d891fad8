package org.polyfuse.datasets.features;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Text;
import org.polyfuse.datasets.array.StoredArray;

/**
 * One stream of all clips of a part: numbers (N, T, ...) or (N, D), or a text a clip.
 *
 * @param name of the stream
 * @param place the file and the array in it, for messages
 * @param array all clips
 * @param lengths how many steps each clip has; empty if the file does not tell
 */
record NpzStream(
    String name,
    String place,
    StoredArray array,
    Optional<float[]> lengths,
    Padding padding,
    double stepSeconds) {

  /** Of an array that is no stream but as it should be: labels of other kinds, say. */
  static final String ONE_NUMBER = "it holds one number a clip, and a stream has several";

  /** Why an array is no stream of clips; empty if it is one. */
  static Optional<String> unfit(StoredArray array) {
    int axes = array.shape().length;
    if (array.fault().isPresent() || (array.isText() ? axes == 1 : axes > 1)) {
      return array.fault();
    }
    return Optional.of(
        array.isText()
            ? "it must hold a text a clip but is " + Arrays.toString(array.shape())
            : ONE_NUMBER);
  }

  /** Reads a clip, and no other. */
  RawStream read(int clip) {
    try {
      return array.isText() ? new Text(array.texts(clip, 1)[0]) : features(clip);
    } catch (IOException e) {
      throw new DamagedStreamException(
          String.format(Locale.ROOT, "%s: %s", place, e.getMessage()), e);
    }
  }

  private FeatureArray features(int clip) throws IOException {
    long[] axes = array.shape();
    float[] values = array.numbers(clip, 1);
    if (axes.length == 2) { // one step of a whole clip
      return new FeatureArray(values, new Shape(axes[1]), stepSeconds);
    }
    Shape step = new Shape(Arrays.copyOfRange(axes, 2, axes.length));
    int size = Math.toIntExact(step.size());
    int[] kept = {0, values.length / size};
    if (lengths.isPresent()) {
      kept[1] = length(clip, kept[1]);
    } else {
      kept = padding.kept(values, size);
    }
    return new FeatureArray(
        Arrays.copyOfRange(values, kept[0] * size, kept[1] * size), step, stepSeconds);
  }

  private int length(int clip, int most) throws IOException {
    float length = lengths.orElseThrow()[clip];
    if (!(length >= 1 && length <= most && length == Math.rint(length))) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "clip %d must have 1 to %d steps but its length is %s",
              clip,
              most,
              length));
    }
    return (int) length;
  }
}
