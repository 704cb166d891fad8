package org.polyfuse.faces;

import org.polyfuse.api.Choice;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;
import org.polyfuse.api.data.FaceDetectorFactory;

/**
 * Settings of {@code face-frames}.
 *
 * @param rate steps a second
 * @param size pixels of a side
 * @param colours channels
 * @param form of a step
 * @param normalise brightness
 * @param detector finds faces
 * @param every how often it looks
 * @param margin around a face
 * @param bridge how long a face may be out of sight
 */
@Summary("The largest face of a film, followed over frames and cut out of each.")
public record FaceFramesConfig(
    @Setting(
            value = "Steps a second; each shows the frame on the screen at its middle.",
            defaultsTo = "25")
        double rate,
    @Setting(value = "Pixels of a side of the square; 4 to 1024.", defaultsTo = "224") int size,
    @Setting(value = "rgb or grey.", defaultsTo = "rgb") Colours colours,
    @Setting(value = "Of a step: picture (C, H, W), or one vector of it.", defaultsTo = "picture")
        StepForm form,
    @Setting(
            value = "none: 0 is black, 1 is white; recording: mean 0, deviation 1 over it.",
            defaultsTo = "none")
        PictureNorm normalise,
    @Setting(
            value = "Finds faces: cascade, yunet, or none where pictures are faces already.",
            defaultsTo = "cascade")
        Choice<FaceDetectorFactory<?>> detector,
    @Setting(
            value = "It looks at every n-th step, 1 to 10000; boxes in between are interpolated.",
            defaultsTo = "3")
        int every,
    @Setting(
            value = "How much larger than the face the square is, as a share of it; 0 to 4.",
            defaultsTo = "0.3")
        double margin,
    @Setting(
            value = "Seconds that a face may be out of sight and still be followed; 0 or more.",
            defaultsTo = "0.5")
        double bridge) {

  /** Checks the ranges. */
  public FaceFramesConfig {
    require(rate > 0 && rate <= 1000, "rate: must be above 0, up to 1000", rate);
    require(size >= 4 && size <= 1024, "size: must be 4 to 1024", size);
    require(every >= 1 && every <= 10_000, "every: must be 1 to 10000", every);
    require(margin >= 0 && margin <= 4, "margin: must be 0 to 4", margin);
    require(bridge >= 0 && bridge < 3600, "bridge: must be 0 or more", bridge);
  }

  private static void require(boolean holds, String rule, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + " but was " + value);
    }
  }

  /** Bytes of a step in a network. */
  long stepBytes() {
    return 4L * colours.channels() * size * size;
  }
}
