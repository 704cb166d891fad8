package org.polyfuse.runtime.config;

/**
 * A setting's place in the config.
 *
 * @param path such as {@code training.batch.size}; empty for the whole
 * @param doc what the setting means, for whoever got it wrong
 */
record Place(String path, String doc) {

  Place child(String key, String childDoc) {
    return new Place(path.isEmpty() ? key : path + "." + key, childDoc);
  }

  /** An entry whose meaning is that of the whole. */
  Place child(String key) {
    return child(key, doc);
  }

  Place item(int index) {
    return new Place("%s[%d]".formatted(path, index), doc);
  }
}
