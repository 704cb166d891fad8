package org.polyfuse.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;

/** Recordings that an executor lists itself, if it is asked for one. Safe for several threads. */
final class ListedRecordings {

  private final Supplier<Dataset> dataset;
  private @Nullable Map<String, Recording> byId;

  ListedRecordings(Supplier<Dataset> dataset) {
    this.dataset = dataset;
  }

  synchronized Recording get(String id) {
    if (byId == null) {
      byId = new HashMap<>();
      for (Recording each : dataset.get().recordings()) {
        byId.put(each.id(), each);
      }
    }
    Recording recording = byId.get(id);
    if (recording == null) {
      throw new IllegalStateException(
          id + ": is in the corpus of the driver but not in that of this machine");
    }
    return recording;
  }
}
