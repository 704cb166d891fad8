package org.polyfuse.fuzz;

import java.util.Locale;

/** Configs whose networks are tiny, of all that Polyfuse reads. */
final class SmallConfigs {

  private static final String SOUND =
      """
      name: fuzz
      fusion: {type: concat}
      engine: {device: cpu}
      cache: {maxGiB: 0}
      training: {epochs: 1, batch: {size: 4, lengthGrid: 8}}
      modalities:
        audio:
          frontEnd: {type: spectrogram}
          encoder: {type: fcn-lrn, width: 0.05}
          attention: {type: mean}
      """;

  private static final String MARKERS =
      """
        face:
          stream: markers
          frontEnd: {type: markers, rate: 60}
          encoder: {type: fcn-lrn, width: 0.05}
          attention: {type: mean}
      """;

  private static final String FILM =
      """
        face:
          stream: video
          frontEnd: {type: face-frames, detector: none, colours: grey, size: 8, rate: 5, form: vector}
          encoder: {type: identity}
          attention: {type: mean}
      """;

  private static final String FACES = FILM.replace("stream: video", "stream: face");

  private static final String SENSOR =
      """
        sensor:
          frontEnd: {type: features, notFinite: zero}
          encoder: {type: identity}
          attention: {type: mean}
      """;

  private static final String ENDING =
      """
      evaluation: {protocol: {type: %s}, final: true}
      dataset: %s
      """;

  private static final String BY_SPEAKER = "k-fold, by: speaker, folds: 3";

  private SmallConfigs() {}

  /** A config that reads all of a corpus in one of the layouts. */
  static String of(String layout) {
    String dataset = "{type: " + layout + ", root: corpus, classes: [%s]}";
    return switch (layout) {
      case "iemocap" -> SOUND + MARKERS + ending("k-fold, by: session", dataset, "hap, sad");
      case "fer2013" -> silent() + FACES + ending("predefined", dataset, "happy, sad");
      case "afew" -> SOUND + FILM + ending("predefined", dataset, "Happy, Sad");
      case "ravdess" -> SOUND + FILM + ending(BY_SPEAKER, dataset, "happy, sad");
      default -> SOUND + FILM + ending(BY_SPEAKER, dataset, "HAP, SAD");
    };
  }

  /** A config of sound, markers and numbers of a manifest. */
  static String manifest(String file) {
    String dataset = "{type: manifest, file: " + file + "}";
    return SOUND + MARKERS + SENSOR + ending("predefined", dataset);
  }

  /** A config of numbers alone. */
  static String features(String root) {
    return silent() + SENSOR + ending("predefined", "{type: features, root: " + root + "}");
  }

  private static String silent() {
    return SOUND.replaceFirst("(?s)  audio:.*", "").replace("concat", "none");
  }

  private static String ending(String protocol, String dataset, Object... words) {
    return String.format(Locale.ROOT, ENDING, protocol, String.format(Locale.ROOT, dataset, words));
  }
}
