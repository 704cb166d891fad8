package org.polyfuse.datasets.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.polyfuse.api.data.Text;
import org.polyfuse.datasets.generated.Lexicon.Slot;
import org.polyfuse.datasets.generated.Lexicon.Tone;

/**
 * Says a script: sentences of a small grammar, about as many words as there is time for, the last
 * sentence cut off after the phrase with which time ends. Of the words that could show how firm the
 * speaker is only some do; the others are those that everybody uses.
 */
final class WordActor {

  /** How often a word shows a dominance of 1. */
  private static final double CLARITY = 0.6;

  /** How often a sentence opens with a word of no meaning, and how often that is the pet one. */
  private static final double OPENED = 0.3;

  private static final double PET = 0.6;

  private final GeneratedConfig config;

  WordActor(GeneratedConfig config) {
    this.config = config;
  }

  Text say(Script script) {
    SplittableRandom random = Seeds.random(config.seed(), "words", script.id());
    long count = Math.max(1, Math.round(script.seconds() * config.wordsPerSecond()));
    List<String> words = new ArrayList<>();
    while (words.size() < count) {
      words.addAll(sentence(script, count - words.size(), random));
    }
    return new Text(String.join(" ", words), script.seconds());
  }

  /** A sentence; it ends after the phrase with which so many words are said. */
  private List<String> sentence(Script script, long room, SplittableRandom random) {
    List<String> words = new ArrayList<>();
    for (Slot slot : Slot.values()) {
      boolean said = slot != Slot.OPENER || random.nextDouble() < OPENED;
      if (said && words.size() < room) {
        words.addAll(List.of(phrase(slot, script, random).split(" ", -1)));
      }
    }
    String text = String.join(" ", words).replaceFirst(",$", "") + ".";
    String first = text.substring(0, 1).toUpperCase(Locale.ROOT);
    return List.of((first + text.substring(1)).split(" ", -1));
  }

  private String phrase(Slot slot, Script script, SplittableRandom random) {
    return slot == Slot.OPENER
        ? opener(script.speaker(), random) + ","
        : Lexicon.phrase(slot, tone(script, random), random);
  }

  private Tone tone(Script script, SplittableRandom random) {
    boolean shows = random.nextDouble() < CLARITY * Math.abs(script.dominance());
    return shows ? Tone.of(script.dominance()) : Tone.PLAIN;
  }

  /** Each speaker has a word of no meaning that is his or her own. */
  private String opener(Speaker speaker, SplittableRandom random) {
    boolean pet = random.nextDouble() < PET * config.speakerVariation();
    return Lexicon.phrase(
        Slot.OPENER,
        Tone.PLAIN,
        pet ? Seeds.random(config.seed(), "pet word of", speaker.name()) : random);
  }
}
