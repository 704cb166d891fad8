package org.polyfuse.encoders.external;

import java.nio.file.Path;
import java.util.List;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/**
 * Settings of {@code djl-model}.
 *
 * @param path of the network
 * @param format of its file
 * @param input what it sees at a time
 * @param layout order of its axes
 * @param size of its pictures
 * @param colours order of colours
 * @param scale first step of the normalisation
 * @param mean second
 * @param std third
 * @param output which one
 * @param batch steps at a time
 */
@Summary("A network of yours as it is: TorchScript, ONNX or SavedModel. It does not learn.")
public record DjlModelConfig(
    @Setting("The network: a .pt or .onnx file, or a SavedModel's folder.") Path path,
    @Setting(
            value = "torchscript, onnx or savedmodel; auto: as the file's name says.",
            defaultsTo = "auto")
        NetworkFormat format,
    @Setting(
            value = "frames: the network sees each step by itself; clip: the whole recording.",
            defaultsTo = "frames")
        NetworkInput input,
    @Setting(
            value =
                "The network's axes, such as NCHW, NHWC, NC; of clips NTCHW, NCTHW, NTC, NCT; auto"
                    + " is NCHW or NC, of clips NTCHW or NTC.",
            defaultsTo = "auto")
        String layout,
    @Setting(
            value =
                "Height and width of its pictures, to which the front-end's are brought; [] leaves"
                    + " them as they are.",
            defaultsTo = "[]")
        List<Integer> size,
    @Setting(value = "rgb, or bgr if blue comes first.", defaultsTo = "rgb") ColourOrder colours,
    @Setting(
            value = "What values are multiplied by; 255 for a network that has white at 255.",
            defaultsTo = "1")
        double scale,
    @Setting(
            value = "Then subtracted: one number, or one for each channel of the network.",
            defaultsTo = "[0]")
        List<Double> mean,
    @Setting(
            value = "Then divided by: one number, or one for each channel; not 0.",
            defaultsTo = "[1]")
        List<Double> std,
    @Setting(
            value = "Which output, by its place from 0, or by name where outputs have names.",
            defaultsTo = "0")
        String output,
    @Setting(
            value = "Frames at a time; 1 for a network that takes one. 1 to 4096.",
            defaultsTo = "16")
        int batch) {

  /** Checks the ranges. */
  public DjlModelConfig {
    size = List.copyOf(size);
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    require(
        layout.equals("auto") || layout.matches("[NTCHW]+"),
        "layout: must be auto, or letters of NTCHW,",
        layout);
    require(
        size.isEmpty()
            || (size.size() == 2 && size.stream().allMatch(side -> side >= 1 && side <= 4096)),
        "size: must be [height, width], each 1 to 4096, or []",
        size);
    require(Double.isFinite(scale) && scale != 0, "scale: must be finite and not 0", scale);
    require(
        !mean.isEmpty() && mean.stream().allMatch(Double::isFinite),
        "mean: must be one or more finite numbers",
        mean);
    require(
        !std.isEmpty() && std.stream().allMatch(each -> Double.isFinite(each) && each != 0),
        "std: must be one or more finite numbers, none of them 0,",
        std);
    require(!output.isBlank(), "output: must be a place or a name", "'" + output + "'");
    require(batch >= 1 && batch <= 4096, "batch: must be 1 to 4096", batch);
  }

  private static void require(boolean holds, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + " but was " + value);
    }
  }
}
