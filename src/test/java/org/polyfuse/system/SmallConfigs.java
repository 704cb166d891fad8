package org.polyfuse.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.plugins.Plugins;
import org.polyfuse.runtime.study.Study;

/** The ten systems of {@code examples/small}, narrowed further. */
final class SmallConfigs {

  static final Plugins PLUGINS = Plugins.onClassPath();
  static final ConfigLoader LOADER = new ConfigLoader(PLUGINS);

  private SmallConfigs() {}

  static Stream<String> names() {
    return Stream.of(
        "audio",
        "audio-no-lrn",
        "audio-2d",
        "video",
        "decision",
        "concat",
        "g-fbp",
        "ag-fbp",
        "m-fbp",
        "am-fbp");
  }

  /** A study of very few channels, of short recordings. */
  static Study narrow(String name, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "dataset.perSpeaker=4",
                "dataset.minSeconds=0.6",
                "dataset.maxSeconds=1.0",
                "cache.maxGiB=0",
                "engine.device=cpu"));
    if (!name.equals("video")) {
      settings.add("modalities.audio.encoder.width=0.05");
    }
    if (!name.startsWith("audio")) {
      settings.add("modalities.face.encoder.width=0.05");
    }
    if (name.endsWith("m-fbp")) {
      settings.add("fusion.segments=2");
      settings.add("fusion.segmentSeconds=0.32");
    }
    settings.addAll(List.of(more));
    return LOADER.load(Places.example("small/" + name + ".yaml"), settings, Study.class).value();
  }

  /** Whether a system has dropout that can be switched off. */
  static boolean hasDropout(String name) {
    return name.endsWith("fbp");
  }
}
