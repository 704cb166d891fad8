package org.polyfuse.runtime.run;

import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.engine.ImportedModel;
import org.polyfuse.runtime.engine.ModelImporter;
import org.polyfuse.runtime.files.WholeFolder;

/** Converts networks of other programs into ones that the encoder {@code djl-model} loads. */
public final class NetworkImporter {

  private final Engines engines;

  /** With what these engines read. */
  @Inject
  public NetworkImporter(Engines engines) {
    this.engines = engines;
  }

  /**
   * Converts one. The folder appears whole or not at all.
   *
   * @param format such as {@code tfjs}
   * @param model the file that the network is known by
   * @param outputs the names of inner values to give besides those that the network gives already
   * @param folder missing or empty
   * @return what the network takes and gives
   * @throws org.polyfuse.api.PolyfuseException if no engine reads that format, the folder holds
   *     anything, or the network cannot be converted
   * @throws java.io.UncheckedIOException if the folder cannot be written
   */
  public ImportedModel convert(String format, Path model, List<String> outputs, Path folder) {
    ModelImporter importer = engines.importer(format);
    WholeFolder.requireFree("FOLDER", folder);
    return WholeFolder.write(folder, unfinished -> importer.convert(model, outputs, unfinished));
  }
}
