package org.polyfuse.encoders.external;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;

/** Tells a network from what else is kept in files of the same name. */
final class TorchScriptFile {

  private TorchScriptFile() {}

  /**
   * Looks whether there is code in it.
   *
   * @throws IllegalArgumentException if not
   */
  static void check(Path file) {
    try (ZipFile archive = new ZipFile(file.toFile())) {
      if (archive.stream().noneMatch(entry -> entry.getName().contains("/code/"))) {
        throw new IllegalArgumentException(
            String.format(
                    Locale.ROOT,
                    "path: must be a TorchScript network but %s holds weights without code, as torch.save",
                    file)
                + " writes them. Save the network by torch.jit.script(network).save(...).");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "path: must be a TorchScript network but %s is no such archive (%s). Save the network by",
                  file,
                  e.getMessage())
              + " torch.jit.script(network).save(...), or set format.",
          e);
    }
  }
}
