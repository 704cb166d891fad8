package org.polyfuse.runtime.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.names.Shown;

/**
 * Refuses names that no file can hold as they are: control characters, which a terminal takes for
 * commands, characters that turn the direction of writing, and halves of characters.
 */
final class DatasetNames {

  private final List<String> problems = new ArrayList<>();

  private DatasetNames() {}

  /**
   * The dataset.
   *
   * @throws PolyfuseException naming the first hundred of such names
   */
  static Dataset require(Dataset dataset) {
    DatasetNames names = new DatasetNames();
    dataset.target().names().forEach(name -> names.check("class", name));
    for (Recording each : dataset.recordings()) {
      names.check("id", each.id());
      for (Map.Entry<String, String> group : each.groups().entrySet()) {
        names.check("group", group.getKey());
        names.check("group", group.getValue());
      }
    }
    if (!names.problems.isEmpty()) {
      throw new PolyfuseException(Shown.messages(names.problems));
    }
    return dataset;
  }

  private void check(String what, String name) {
    if (!Shown.isText(name)) {
      problems.add(
          String.format(
              Locale.ROOT,
              "dataset: a name must be without control characters but there is the %s %s. Rename it.",
              what,
              Shown.quoted(name)));
    }
  }
}
