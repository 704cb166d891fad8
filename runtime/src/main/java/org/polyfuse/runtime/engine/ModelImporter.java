package org.polyfuse.runtime.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * Converts a network that another program saved into one that the encoder {@code djl-model} loads.
 * Found by {@link java.util.ServiceLoader}; natives are loaded when it is used.
 */
public interface ModelImporter {

  /** The format it reads, such as {@code tfjs}. */
  String format();

  /**
   * Converts a network.
   *
   * @param model the file that the network is known by; others that it names lie beside it
   * @param outputs the names of inner values to give besides those that the network gives already
   * @param folder an empty folder, filled with the converted network
   * @return what the converted network takes and gives
   * @throws org.polyfuse.api.PolyfuseException if the file is no such network, is damaged, or uses
   *     what has no counterpart here; the message says what to do
   */
  ImportedModel convert(Path model, List<String> outputs, Path folder);
}
