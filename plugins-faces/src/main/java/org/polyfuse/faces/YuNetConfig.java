package org.polyfuse.faces;

import java.nio.file.Path;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/**
 * Settings of {@code yunet}.
 *
 * @param model the network
 * @param score how sure it must be
 */
@Summary("YuNet, a small network for faces of any pose, from an ONNX file of yours.")
public record YuNetConfig(
    @Setting("The ONNX file, such as face_detection_yunet_2023mar.onnx of OpenCV's model zoo.")
        Path model,
    @Setting(value = "How sure it must be of a face; in (0, 1).", defaultsTo = "0.7")
        double score) {

  /** Checks the range. */
  public YuNetConfig {
    if (!(score > 0 && score < 1)) {
      throw new IllegalArgumentException("score: must be in (0, 1) but was " + score);
    }
  }
}
