package org.polyfuse.runtime.corpus;

import java.nio.file.Path;
import java.util.List;
import org.polyfuse.api.data.Damage;
import org.polyfuse.runtime.files.Csv;
import org.polyfuse.runtime.files.WholeFile;

/** {@code damage.csv}: {@code recording,stream,reason,skipped}. */
public final class DamageTable {

  private DamageTable() {}

  /** Writes the table, its header alone if nothing is damaged; the file is whole or as before. */
  public static void write(Path file, List<Damage> damage) {
    StringBuilder text =
        new StringBuilder(Csv.row(List.of("recording", "stream", "reason", "skipped")));
    for (Damage row : damage) {
      text.append(Csv.row(List.of(row.recording(), row.stream(), row.reason(), row.skipped())));
    }
    WholeFile.write(file, text.toString());
  }
}
