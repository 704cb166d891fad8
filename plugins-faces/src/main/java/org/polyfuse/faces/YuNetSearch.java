package org.polyfuse.faces;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.FaceDetector;
import org.polyfuse.api.data.Picture;

/** Searches with a network of its own. */
final class YuNetSearch implements FaceDetector.Search {

  private static final int LONGEST_SIDE = 640; // larger pictures take longer and show no more faces
  private static final float OVERLAP = 0.3f;
  private static final int MOST = 100;

  private final FaceDetectorYN network;

  YuNetSearch(YuNetConfig config) {
    if (!Files.isRegularFile(config.model())) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "frontEnd.detector.model: must be an ONNX file but %s is not there. Correct the path.",
              config.model()));
    }
    this.network = OpenCv.with(() -> load(config));
  }

  private static FaceDetectorYN load(YuNetConfig config) {
    try (Size size = new Size(320, 320)) {
      return FaceDetectorYN.create(
          config.model().toString(), "", size, (float) config.score(), OVERLAP, MOST, 0, 0);
    } catch (RuntimeException e) { // what JavaCPP makes of OpenCV's errors
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "frontEnd.detector.model: must be a YuNet network but %s cannot be read as one: %s",
              config.model(),
              String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  @Override
  public List<FaceDetector.Box> find(Picture picture) {
    int longer = Math.max(picture.height(), picture.width());
    double shrink = Math.max(1, (double) longer / LONGEST_SIDE);
    int height = (int) Math.max(1, Math.round(picture.height() / shrink));
    int width = (int) Math.max(1, Math.round(picture.width() / shrink));
    byte[] bgr =
        Resampling.of(picture, new FaceDetector.Box(0, 0, picture.width(), picture.height()))
            .bgr(height, width);
    try (Mat image = new Mat(height, width, opencv_core.CV_8UC3);
        Mat found = new Mat();
        Size size = new Size(width, height)) {
      image.data().put(bgr);
      network.setInputSize(size);
      network.detect(image, found);
      return boxes(found, (double) picture.width() / width);
    }
  }

  /** Rows of 15 numbers: x, y, width, height, five points, score. */
  private static List<FaceDetector.Box> boxes(Mat found, double back) {
    List<FaceDetector.Box> boxes = new ArrayList<>();
    if (found.empty()) {
      return boxes;
    }
    try (FloatIndexer rows = found.createIndexer()) {
      for (int i = 0; i < found.rows(); i++) {
        double width = rows.get(i, 2) * back;
        double height = rows.get(i, 3) * back;
        if (width > 0 && height > 0) {
          boxes.add(
              new FaceDetector.Box(rows.get(i, 0) * back, rows.get(i, 1) * back, width, height));
        }
      }
    }
    return boxes;
  }

  @Override
  public void close() {
    network.close();
  }
}
