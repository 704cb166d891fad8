package org.polyfuse.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.polyfuse.api.data.FaceDetector;
import org.polyfuse.api.data.FaceDetectorFactory;
import org.polyfuse.api.data.Picture;

/** What holds for every face detector. To be extended with {@link #factory()}. */
public abstract class FaceDetectorContract extends PartContract<FaceDetectorFactory<?>> {

  /** For the extending class. */
  protected FaceDetectorContract() {}

  /**
   * Pictures to try; at first drawn ones, of which one may be taken for a face. To be overridden
   * with pictures that the detector finds faces in.
   */
  protected List<Picture> pictures() {
    return List.of(drawn(120, 160), drawn(90, 60), new Picture(1, 1, new byte[3]));
  }

  @Override
  protected final Class<?> spi() {
    return FaceDetectorFactory.class;
  }

  @SuppressWarnings("unchecked") // settings() gives records of the factory's own type
  private FaceDetector create(Record settings) {
    return ((FaceDetectorFactory<Record>) factory()).create(resolved(settings));
  }

  /** An oval with two dark spots and a bar. */
  private static Picture drawn(int height, int width) {
    byte[] rgb = new byte[3 * height * width];
    for (int i = 0; i < rgb.length; i++) {
      double y = (double) (i / 3 / width) / height - 0.5;
      double x = (double) (i / 3 % width) / width - 0.5;
      boolean inside = x * x + y * y / 1.6 < 0.12;
      boolean eye = Math.hypot(Math.abs(x) - 0.14, y + 0.08) < 0.05;
      boolean mouth = Math.abs(x) < 0.12 && Math.abs(y - 0.2) < 0.03;
      rgb[i] = (byte) (inside && !eye && !mouth ? 200 : 60);
    }
    return new Picture(height, width, rgb);
  }

  private static List<List<FaceDetector.Box>> found(FaceDetector detector, List<Picture> pictures) {
    List<List<FaceDetector.Box>> found = new ArrayList<>();
    try (FaceDetector.Search search = detector.open()) {
      pictures.forEach(picture -> found.add(List.copyOf(search.find(picture))));
    }
    return found;
  }

  @Test
  void faces_lie_about_the_picture() {
    for (Record settings : settings()) {
      List<Picture> pictures = pictures();
      List<List<FaceDetector.Box>> found = found(create(settings), pictures);
      for (int i = 0; i < pictures.size(); i++) {
        Picture picture = pictures.get(i);
        assertThat(found.get(i))
            .allSatisfy(
                box -> {
                  assertThat(box.x() + box.width() / 2).isBetween(0.0, (double) picture.width());
                  assertThat(box.y() + box.height() / 2).isBetween(0.0, (double) picture.height());
                });
      }
    }
  }

  @Test
  void the_same_picture_has_the_same_faces_in_every_search_and_thread() {
    for (Record settings : settings()) {
      FaceDetector detector = create(settings);
      List<Picture> pictures = pictures();
      List<List<FaceDetector.Box>> expected = found(detector, pictures);
      IntStream.range(0, 8)
          .parallel()
          .mapToObj(i -> found(detector, pictures))
          .toList()
          .forEach(each -> assertThat(each).isEqualTo(expected));
    }
  }

  @Test
  void a_picture_is_left_as_it_is() {
    for (Record settings : settings()) {
      List<Picture> pictures = pictures();
      found(create(settings), pictures);
      List<Picture> untouched = pictures();
      for (int i = 0; i < pictures.size(); i++) {
        assertThat(pictures.get(i).rgb()).isEqualTo(untouched.get(i).rgb());
      }
    }
  }
}
