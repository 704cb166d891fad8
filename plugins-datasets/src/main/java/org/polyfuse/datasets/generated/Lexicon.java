package org.polyfuse.datasets.generated;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** The phrases that sentences are made of. */
final class Lexicon {

  /** The places of a sentence, in their order. */
  enum Slot {
    OPENER,
    WHO,
    DOING,
    WHAT,
    HOW
  }

  /** How something is said. */
  enum Tone {
    MEEK,
    PLAIN,
    FIRM;

    /** By the sign of a dominance. */
    static Tone of(double dominance) {
      return dominance == 0 ? PLAIN : dominance > 0 ? FIRM : MEEK;
    }
  }

  /** A line of the resource. */
  private record Key(Slot slot, Tone tone) {}

  private static final Map<Key, List<String>> PHRASES = read();

  private Lexicon() {}

  /** A phrase for a slot; in a slot that has but plain ones, one of those. */
  static String phrase(Slot slot, Tone tone, SplittableRandom random) {
    List<String> phrases =
        PHRASES.getOrDefault(
            new Key(slot, tone), PHRASES.getOrDefault(new Key(slot, Tone.PLAIN), List.of()));
    return phrases.get(random.nextInt(phrases.size()));
  }

  private static Map<Key, List<String>> read() {
    InputStream resource = Objects.requireNonNull(Lexicon.class.getResourceAsStream("words.txt"));
    Map<Key, List<String>> phrases = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ", -1))
          .forEach(parts -> phrases.put(key(parts[0]), List.of(parts[1].split(", ", -1))));
      return phrases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Key key(String text) {
    String[] names = text.toUpperCase(Locale.ROOT).split(" ", -1);
    return new Key(Slot.valueOf(names[0]), Tone.valueOf(names[1]));
  }
}
