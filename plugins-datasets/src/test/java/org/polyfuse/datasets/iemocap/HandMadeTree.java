package org.polyfuse.datasets.iemocap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A corpus in IEMOCAP's layout with files of no content but the labels. */
final class HandMadeTree {

  final Path root;
  private double time;

  HandMadeTree(Path root) {
    this.root = root;
  }

  /** A dialog of utterances {@code ID CODE}, with its wavs and its markers. */
  HandMadeTree dialog(String name, String... utterances) throws IOException {
    Path session = session(name);
    List<String> lines = new ArrayList<>();
    lines.add("% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]");
    lines.add("");
    for (String utterance : utterances) {
      String[] fields = utterance.split(" ", -1);
      lines.add(line(fields[0], fields[1]));
      lines.add("C-E1:\tAnger;\t()");
      lines.add("C-F1:\tAnger; \t()");
      lines.add("A-E3:\tval 3; act 2; dom  2;\t()");
      lines.add("");
      touch(session.resolve("sentences/wav/" + name + "/" + fields[0] + ".wav"));
    }
    touch(session.resolve("dialog/MOCAP_rotated/" + name + ".txt"));
    evaluation(name, lines);
    return this;
  }

  HandMadeTree evaluation(String dialog, List<String> lines) throws IOException {
    Path file = session(dialog).resolve("dialog/EmoEvaluation/" + dialog + ".txt");
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
    return this;
  }

  /** The next two seconds are that utterance's. */
  String line(String id, String code) {
    time += 2;
    return String.format(
        Locale.ROOT, "[%.4f - %.4f]\t%s\t%s\t[2.5000, 2.5000, 2.5000]", time - 2, time, id, code);
  }

  Path session(String dialog) {
    return root.resolve("Session" + Integer.parseInt(dialog.substring(3, 5)));
  }

  static void touch(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  IemocapDataset list() {
    return list(List.of("hap", "sad", "ang", "neu"), Map.of(), true, false);
  }

  IemocapDataset list(
      List<String> classes, Map<String, String> merge, boolean improvised, boolean wearer) {
    return new IemocapListing(new IemocapConfig(root, classes, merge, improvised, wearer)).list();
  }
}
