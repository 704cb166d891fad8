package org.polyfuse.runtime.report;

import java.nio.file.Path;
import java.util.List;
import org.polyfuse.runtime.table.TableResult;

record TableData(Path folder, TableResult table) {
  List<Path> trainedRuns() {
    return List.of();
  }
}
