package org.polyfuse.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes lines and the words in them, and at times how they are written as bytes. */
final class TextMutation {

  private static final int MOST = 4;
  private static final Pattern WORD = Pattern.compile("[^\\s,;:\\[\\]{}\"]+");

  private final Draw draw;

  TextMutation(Draw draw) {
    this.draw = draw;
  }

  /** A changed copy. */
  byte[] of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    for (int i = 1 + draw.below(MOST); i > 0; i--) {
      change(lines);
    }
    return written(String.join(draw.oneIn(8) ? "\r\n" : "\n", lines));
  }

  private void change(List<String> lines) {
    int at = lines.size() > 1 && draw.oneIn(3) ? 0 : draw.below(Math.max(1, lines.size()));
    if (lines.isEmpty()) {
      lines.add(Extremes.text(draw));
      return;
    }
    String line = lines.get(at);
    switch (draw.below(10)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, draw.of(lines));
      case 2 -> lines.set(at, line.substring(0, draw.below(line.length() + 1)));
      case 3 -> lines.set(at, inserted(line, Extremes.text(draw)));
      case 4 -> lines.add(at, Extremes.text(draw));
      case 5 -> lines.set(at, moved(line));
      default -> lines.set(at, replaced(line));
    }
  }

  private String inserted(String line, String text) {
    int at = draw.below(line.length() + 1);
    return line.substring(0, at) + text + line.substring(at);
  }

  private String replaced(String line) {
    List<int[]> words = words(line);
    if (words.isEmpty()) {
      return line + Extremes.text(draw);
    }
    int[] word = draw.of(words);
    return line.substring(0, word[0]) + Extremes.text(draw) + line.substring(word[1]);
  }

  /** One word put in the place of another. */
  private String moved(String line) {
    List<int[]> words = words(line);
    if (words.isEmpty()) {
      return "  " + line;
    }
    int[] to = draw.of(words);
    int[] from = draw.of(words);
    return line.substring(0, to[0]) + line.substring(from[0], from[1]) + line.substring(to[1]);
  }

  private static List<int[]> words(String line) {
    List<int[]> words = new ArrayList<>();
    for (Matcher m = WORD.matcher(line); m.find() && words.size() < 500; ) {
      words.add(new int[] {m.start(), m.end()});
    }
    return words;
  }

  private byte[] written(String text) {
    return switch (draw.below(16)) {
      case 0 -> text.getBytes(StandardCharsets.UTF_16);
      case 1 -> text.getBytes(StandardCharsets.ISO_8859_1);
      case 2 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
      case 3 -> new BytesMutation(draw).of(text.getBytes(StandardCharsets.UTF_8));
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }
}
