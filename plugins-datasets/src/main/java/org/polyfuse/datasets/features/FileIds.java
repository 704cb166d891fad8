package org.polyfuse.datasets.features;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.datasets.table.TableProblems;

/**
 * Ids as files are named by them: {@code VIDEO/CLIP} is a folder and a file in it, whichever way a
 * table slants the stroke, and an accent is the same whether its letter holds it or is followed by
 * it, as on a Mac.
 */
final class FileIds {

  private final Map<String, String> ids = new HashMap<>();
  private int folders;

  FileIds(List<String> listed, TableProblems problems) {
    for (String id : listed) {
      String name = name(id);
      folders = Math.max(folders, (int) name.chars().filter(c -> c == '/').count());
      String before = ids.put(name, id);
      if (before != null && !before.equals(id)) {
        problems.add(
            String.format(
                Locale.ROOT,
                "ids '%s' and '%s' are the same name for a file. Give one of them another.",
                before,
                id));
      }
    }
  }

  private static String name(String text) {
    return Normalizer.normalize(text.replace('\\', '/'), Normalizer.Form.NFC);
  }

  /** The id that a path stands for; empty if it is none. */
  Optional<String> id(String path) {
    return Optional.ofNullable(ids.get(name(path)));
  }

  /** How many folders an id may name. */
  int folders() {
    return folders;
  }
}
