package org.polyfuse.runtime.keep;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tested recording with what the system saw of it, for a report to draw.
 *
 * @param id of the recording
 * @param fold that tested it
 * @param label its class; null if unknown
 * @param predicted the class that was most probable
 * @param probability of {@code predicted}
 * @param seconds how long it lasts
 * @param factors values of the fusion, such as {@code mu.audio}, where they are single numbers
 * @param modalities in the order of the config
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownRecording(
    String id,
    int fold,
    @Nullable String label,
    String predicted,
    double probability,
    double seconds,
    Map<String, Double> factors,
    List<Shown> modalities) {

  /** Whether it is known to be right. */
  public boolean right() {
    return predicted.equals(label);
  }

  /** Whether it is known to be wrong. */
  public boolean wrong() {
    return label != null && !right();
  }

  /**
   * One modality of it.
   *
   * @param name of the modality
   * @param attention empty if the stream is absent or nothing attends to it
   * @param picture a spectrogram, or features as a picture; null if there is something better
   * @param motion how much moves; null if nothing is known to move
   * @param thumbnails pictures by time; none for other streams
   * @param words what is said; null for other streams
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Shown(
      String name,
      AttendedSteps attention,
      @Nullable Picture picture,
      @Nullable Motion motion,
      List<Thumbnail> thumbnails,
      @Nullable String words) {}

  /**
   * A picture over time, black where there is nothing.
   *
   * @param png 8-bit grey; time to the right, the axis upwards
   * @param seconds its width
   * @param high the upper end of its axis, which begins at 0
   * @param axis what goes upwards, with unit
   */
  public record Picture(byte[] png, double seconds, double high, String axis) {}

  /**
   * A curve over time in equal steps.
   *
   * @param seconds all of it
   * @param values the mean speed of what moves, in the stream's unit a second
   */
  public record Motion(double seconds, float[] values) {}

  /**
   * A small picture.
   *
   * @param time when it is seen, in seconds
   * @param jpeg the picture
   */
  public record Thumbnail(double time, byte[] jpeg) {}
}
