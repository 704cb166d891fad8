package com.example.text;

import java.util.Locale;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.FrontEnd;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.nn.SequenceShape;

/**
 * Feature hashing (Weinberger et al., 2009): each n-gram adds 1 or -1, by its hash, to one of B
 * numbers; a step has length 1. No vocabulary has to be known, and words of one stem share n-grams.
 */
final class HashedNgrams implements FrontEnd {

  private final HashedNgramsConfig config;
  private final SequenceShape shape;

  HashedNgrams(HashedNgramsConfig config) {
    this.config = config;
    this.shape = SequenceShape.of(config.buckets(), config.wordSeconds());
  }

  @Override
  public Optional<SequenceShape> shape() {
    return Optional.of(shape);
  }

  @Override
  public Class<Text> takes() {
    return Text.class;
  }

  @Override
  public Features extract(RawStream stream) {
    if (!(stream instanceof Text text)) {
      throw new PolyfuseException(
          String.format(Locale.ROOT, "frontEnd: hashed-ngrams needs a text but the stream is a %s. Choose another front-end.", stream.getClass().getSimpleName()));
    }
    List<String> words = Words.of(text.content(), config.lowerCase());
    if (words.isEmpty()) {
      throw new DamagedStreamException(
          String.format(Locale.ROOT, "hashed-ngrams: a word or more is needed but the text is '%s'", text.content()));
    }
    float[] values = new float[words.size() * config.buckets()];
    for (int step = 0; step < words.size(); step++) {
      fill(values, step * config.buckets(), ngrams(words, step));
    }
    double nominal = words.size() * config.wordSeconds();
    double seconds = text.seconds() > 0 ? text.seconds() : nominal;
    return new Features(values, shape, Words.centres(words, seconds));
  }

  /** All n-grams of a step; those of words and of letters are told apart by their first sign. */
  private List<String> ngrams(List<String> words, int step) {
    List<String> ngrams = new ArrayList<>();
    for (int first = step; first >= 0 && step - first < config.words(); first--) {
      ngrams.add(' ' + String.join(" ", words.subList(first, step + 1)));
    }
    String word = '<' + words.get(step) + '>';
    for (int n = config.shortest(); n <= config.longest(); n++) {
      for (int start = 0; start + n <= word.length(); start++) {
        ngrams.add(word.substring(start, start + n));
      }
    }
    return ngrams;
  }

  private void fill(float[] values, int from, List<String> ngrams) {
    double squares = 0;
    for (String ngram : ngrams) {
      int hash = hash(ngram);
      int bucket = from + Integer.remainderUnsigned(hash >>> 1, config.buckets());
      float sign = (hash & 1) == 0 ? 1 : -1;
      squares += 2 * sign * values[bucket] + 1; // (v + s)^2 = v^2 + 2sv + 1
      values[bucket] += sign;
    }
    for (int i = from; squares > 0 && i < from + config.buckets(); i++) {
      values[i] /= (float) Math.sqrt(squares);
    }
  }

  /** FNV-1a, then the last mixing of MurmurHash3, so that all bits depend on all letters. */
  private static int hash(String ngram) {
    int hash = 0x811c9dc5;
    for (byte each : ngram.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xff)) * 0x01000193;
    }
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }
}
