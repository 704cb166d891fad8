package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.polyfuse.api.data.FeatureArray;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.Picture;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.data.Waveform;

/** Made-up raw streams, and how streams compare. */
final class RawStreams {

  private static final int MARKERS = 55;

  private RawStreams() {}

  /** Two seconds of each kind that the API knows. */
  static List<RawStream> ofEachKind() {
    return List.of(
        new Waveform(waves(32000), 16000),
        new Series(waves(240 * MARKERS * 3), new Shape(MARKERS, 3), 120),
        new Series(waves(240 * 4), new Shape(4), 120),
        new FeatureArray(waves(20 * 6), new Shape(6), 0.1),
        new Text("So you never told her, and now she knows."),
        new Text("Of course, of course you did!", 2),
        Frames.of(4, 6, pictures(10), times(10), 2));
  }

  /** One of each kind that holds nothing. */
  static List<RawStream> empty() {
    return List.of(
        new Waveform(new float[0], 16000),
        new Series(new float[0], new Shape(MARKERS, 3), 120),
        new FeatureArray(new float[0], new Shape(6), 0.1),
        new Text(""),
        new Text(" ", 2),
        Frames.of(4, 6, List.of(), new double[0], 0));
  }

  /** One of each kind that holds numbers which are none. */
  static List<RawStream> withoutNumbers() {
    float[] nothing = new float[MARKERS * 3 * 240];
    Arrays.fill(nothing, Float.NaN);
    return List.of(
        new Waveform(nothing, 16000),
        new Series(nothing, new Shape(MARKERS, 3), 120),
        new FeatureArray(nothing, new Shape(MARKERS), 0.1));
  }

  private static float[] waves(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (0.4 * Math.sin(0.05 * i) + 0.2 * Math.sin(0.31 * i * (1 + i % 7)));
    }
    return values;
  }

  private static List<Picture> pictures(int count) {
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] rgb = new byte[4 * 6 * 3];
      Arrays.fill(rgb, (byte) (20 * i));
      pictures.add(new Picture(4, 6, rgb));
    }
    return pictures;
  }

  private static double[] times(int count) {
    double[] times = new double[count];
    Arrays.setAll(times, i -> 0.2 * i);
    return times;
  }

  /** The same class and content. */
  static void assertSame(RawStream actual, RawStream expected) {
    if (actual instanceof Frames film && expected instanceof Frames other) {
      assertSame(film, other);
      return;
    }
    assertThat(actual).isExactlyInstanceOf(expected.getClass());
    if (actual instanceof Record one && expected instanceof Record other) {
      Object[] values = SettingRecords.values(one);
      Object[] expectedValues = SettingRecords.values(other);
      for (int i = 0; i < values.length; i++) {
        boolean plain = Objects.deepEquals(values[i], expectedValues[i]); // fast for long arrays
        if (!plain) {
          assertThat(values[i]).usingRecursiveComparison().isEqualTo(expectedValues[i]);
        }
      }
    } else {
      assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }
  }

  /** The same pictures at the same times, whoever reads them. */
  private static void assertSame(Frames actual, Frames expected) {
    assertThat(actual.seconds()).as("seconds").isEqualTo(expected.seconds());
    assertThat(actual.height()).as("height").isEqualTo(expected.height());
    assertThat(actual.width()).as("width").isEqualTo(expected.width());
    List<Double> times = new ArrayList<>();
    List<byte[]> pictures = new ArrayList<>(); // hashes, since a film may be larger than memory
    expected.forEach(
        frame -> {
          times.add(frame.time());
          pictures.add(hash(frame.picture()));
        });
    Iterator<Double> time = times.iterator();
    Iterator<byte[]> picture = pictures.iterator();
    actual.forEach(
        frame -> {
          assertThat(time).as("a picture at %s s", frame.time()).hasNext();
          assertThat(frame.time()).as("time").isEqualTo(time.next());
          assertThat(hash(frame.picture()))
              .as("picture at %s s", frame.time())
              .isEqualTo(picture.next());
        });
    assertThat(time.hasNext()).as("more pictures").isFalse();
  }

  private static byte[] hash(Picture picture) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(picture.rgb());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
