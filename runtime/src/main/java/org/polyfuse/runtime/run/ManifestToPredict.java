package org.polyfuse.runtime.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.Setting;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.config.layer.Layer;
import org.polyfuse.runtime.study.DatasetSection;

/** Opens tables of recordings that are to be predicted. */
public final class ManifestToPredict {

  private ManifestToPredict() {}

  /** The settings, as a study has them. */
  private record Section(@Setting("The recordings.") DatasetSection dataset) {}

  /**
   * The recordings of a manifest. Labels are not looked at, and a file that is not there is damage.
   *
   * @param streams what the system knows: the columns that matter
   * @param settings {@code dataset.KEY=VALUE}
   * @throws org.polyfuse.api.PolyfuseException with everything that is wrong in it
   */
  public static Dataset open(
      ConfigLoader loader,
      Path manifest,
      List<String> classes,
      List<String> streams,
      List<String> settings) {
    Map<String, Object> section =
        Map.of(
            "type",
            "manifest",
            "file",
            manifest.toAbsolutePath().toString(),
            "labels",
            "ignore",
            "missing",
            "skip",
            "streams",
            streams,
            "classes",
            classes);
    try {
      String text = new ObjectMapper().writeValueAsString(Map.of("dataset", section));
      Layer layer = Layer.embedded("--manifest", text);
      Section read = loader.load(layer, settings, Section.class).value();
      return DatasetFactory.make(read.dataset().source());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // maps of texts can always be written
    }
  }
}
