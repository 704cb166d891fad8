package org.polyfuse.faces;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;
import org.polyfuse.api.data.FaceDetector;
import org.polyfuse.api.data.Picture;

/** Searches with a classifier of its own: OpenCV's must not be shared between threads. */
final class CascadeSearch implements FaceDetector.Search {

  private static final String CASCADE = "haarcascade_frontalface_alt2.xml";

  /** The side of the smallest face after pictures are made smaller; the cascade was taught 20. */
  private static final int SMALLEST_PIXELS = 28;

  private final CascadeConfig config;
  private final CascadeClassifier classifier;

  CascadeSearch(CascadeConfig config) {
    this.config = config;
    this.classifier = OpenCv.with(CascadeSearch::load);
  }

  private static CascadeClassifier load() {
    Path file = null;
    try (InputStream in = CascadeSearch.class.getResourceAsStream(CASCADE)) {
      if (in == null) {
        throw new IllegalStateException(CASCADE + ": missing from the jar");
      }
      file = Files.createTempFile("polyfuse-", ".xml");
      Files.write(file, in.readAllBytes());
      CascadeClassifier classifier = new CascadeClassifier(file.toString());
      if (classifier.empty()) {
        throw new IllegalStateException(CASCADE + ": cannot be loaded");
      }
      return classifier;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(file);
    }
  }

  private static void delete(@org.jspecify.annotations.Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  @Override
  public List<FaceDetector.Box> find(Picture picture) {
    int shorter = Math.min(picture.height(), picture.width());
    double smallest = config.smallest() * shorter;
    double shrink = Math.max(1, smallest / SMALLEST_PIXELS);
    int height = (int) Math.max(1, Math.round(picture.height() / shrink));
    int width = (int) Math.max(1, Math.round(picture.width() / shrink));
    byte[] grey =
        Resampling.of(picture, new FaceDetector.Box(0, 0, picture.width(), picture.height()))
            .grey(height, width);
    int side = (int) Math.max(1, Math.round(smallest / shrink));
    List<FaceDetector.Box> boxes = new ArrayList<>();
    try (Mat image = new Mat(height, width, opencv_core.CV_8UC1);
        RectVector faces = new RectVector();
        Size least = new Size(side, side);
        Size most = new Size()) {
      image.data().put(grey);
      opencv_imgproc.equalizeHist(image, image);
      classifier.detectMultiScale(
          image, faces, config.scale(), config.neighbours(), 0, least, most);
      double back = (double) picture.width() / width;
      for (Rect face : faces.get()) {
        boxes.add(
            new FaceDetector.Box(
                face.x() * back, face.y() * back, face.width() * back, face.height() * back));
      }
    }
    return boxes;
  }

  @Override
  public void close() {
    classifier.close();
  }
}
