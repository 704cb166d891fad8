package org.polyfuse.runtime.config;

import java.util.Locale;

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
    return new Place(String.format(Locale.ROOT, "%s[%d]", path, index), doc);
  }
}
