package org.polyfuse.datasets.iemocap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.CorpusLayout;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.datasets.GeneratedFolder;

/**
 * Writes utterances named as in IEMOCAP ({@code Ses01F_impro01_F000}), with a sound {@code audio},
 * 55 {@code markers} at 120 Hz and the words of a {@code transcript}, as a tree that {@link
 * IemocapFactory} reads: {@code Session1/dialog/EmoEvaluation}, {@code
 * Session1/dialog/MOCAP_rotated}, {@code Session1/dialog/transcriptions} and {@code
 * Session1/sentences/wav}. Labels, groups and words come back as they were, sound to 2^-16, markers
 * to 0.0005 of their unit. The utterances of a dialog follow each other with pauses; the dialog's
 * marker file holds the face of whoever speaks.
 */
public final class IemocapLayout implements CorpusLayout {

  @Override
  public String name() {
    return "iemocap";
  }

  @Override
  public void write(Dataset source, Path folder) {
    List<String> codes = codes(source.target());
    Map<String, List<Recording>> dialogs = new LinkedHashMap<>();
    for (Recording recording : source.recordings()) {
      dialogs.computeIfAbsent(name(recording).dialog(), dialog -> new ArrayList<>()).add(recording);
    }
    GeneratedFolder.write(folder, name(), root -> write(dialogs, codes, new CorpusTree(root)));
  }

  private static void write(
      Map<String, List<Recording>> dialogs, List<String> codes, CorpusTree tree)
      throws IOException {
    for (Map.Entry<String, List<Recording>> dialog : dialogs.entrySet()) {
      new DialogWriter(tree, codes).write(dialog.getKey(), dialog.getValue());
    }
  }

  static UtteranceName name(Recording recording) {
    return UtteranceName.of(recording.id())
        .orElseThrow(
            () ->
                new PolyfuseException(
                    "layout iemocap: recordings must have names like Ses01F_impro01_F000 but one is "
                        + recording.id()
                        + ". Use dataset.type=generated."));
  }

  private static List<String> codes(Target target) {
    if (target instanceof Target.Classes classes
        && IemocapConfig.CODES.containsAll(classes.names())) {
      return classes.names();
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "layout iemocap: classes must be of %s but were %s. Set dataset.classes.",
            IemocapConfig.CODES,
            target.names()));
  }
}
