package org.polyfuse.runtime.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.engine.ImportedModel;
import org.polyfuse.runtime.engine.ModelImporter;
import org.polyfuse.runtime.files.WholeFolder;

/** Converts networks of other programs into ones that the encoder {@code djl-model} loads. */
public final class NetworkImporter {

  private final List<ModelImporter> importers = new ArrayList<>();

  /** With what these read. */
  public NetworkImporter(Iterable<ModelImporter> found) {
    found.forEach(importers::add);
  }

  /** With what is on the class path. */
  public static NetworkImporter onClassPath() {
    return new NetworkImporter(ServiceLoader.load(ModelImporter.class));
  }

  /**
   * Converts one. The folder appears whole or not at all.
   *
   * @param format such as {@code tfjs}
   * @param model the file that the network is known by
   * @param outputs the names of inner values to give besides those that the network gives already
   * @param folder missing or empty
   * @return what the network takes and gives
   * @throws PolyfuseException if nothing here reads that format, the folder holds anything, or the
   *     network cannot be converted
   * @throws java.io.UncheckedIOException if the folder cannot be written
   */
  public ImportedModel convert(String format, Path model, List<String> outputs, Path folder) {
    ModelImporter importer = importer(format);
    WholeFolder.requireFree("FOLDER", folder);
    return WholeFolder.write(folder, unfinished -> importer.convert(model, outputs, unfinished));
  }

  private ModelImporter importer(String format) {
    return importers.stream()
        .filter(each -> each.format().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new PolyfuseException(
                    String.format(
                        Locale.ROOT,
                        "format: must be one of %s but was '%s'. Formats come as jars of their own;"
                            + " tfjs as polyfuse-import-tfjs.",
                        importers.stream().map(ModelImporter::format).toList(),
                        format)));
  }
}
