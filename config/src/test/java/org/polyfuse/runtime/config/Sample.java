package org.polyfuse.runtime.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.polyfuse.api.Choice;
import org.polyfuse.api.Setting;
import org.polyfuse.api.data.DatasetFactory;
import org.polyfuse.api.nn.EncoderFactory;
import org.polyfuse.api.nn.FusionFactory;

/** A config with a setting of every type. */
record Sample(
    @Setting(value = "The name.", defaultsTo = "run") String name,
    @Setting(value = "The seed.", defaultsTo = "1") long seed,
    @Setting("The corpus.") Corpus dataset,
    @Setting(value = "The streams.", defaultsTo = "{}") Map<String, Stream> streams,
    @Setting(value = "The fusion.", defaultsTo = "alpha") Choice<FusionFactory<?>> fusion,
    @Setting(value = "The devices.", defaultsTo = "auto") List<String> device,
    @Setting(value = "Threads, 1 or more; auto: all.", defaultsTo = "auto") OptionalInt threads,
    @Setting(value = "Seconds; auto: from the data.", defaultsTo = "auto") OptionalDouble seconds,
    @Setting(value = "A folder; auto: none.", defaultsTo = "auto") Optional<Path> cache,
    @Setting(value = "How it learns.", defaultsTo = "{}") Learning learning,
    @Setting(value = "Others to start from.", defaultsTo = "[]") List<From> from,
    @Setting(value = "Whether to end.", defaultsTo = "true") @Key("final") boolean finalModel) {

  record Corpus(
      @Setting("The corpus and its settings.") @Inline Choice<DatasetFactory<?>> source,
      @Setting(value = "What to do about damage.", defaultsTo = "skip") OnDamage onDamage) {}

  enum OnDamage {
    SKIP,
    FAIL
  }

  record Stream(
      @Setting("The encoder.") Choice<EncoderFactory<?>> encoder,
      @Setting(value = "Its weight, above 0.", defaultsTo = "0.5") double weight) {
    Stream {
      if (!(weight > 0)) {
        throw new IllegalArgumentException("weight: must be above 0 but was " + weight);
      }
    }
  }

  record Learning(
      @Setting(value = "Passes, 1 or more.", defaultsTo = "200") int epochs,
      @Setting(value = "The rate, above 0.", defaultsTo = "1e-4") double rate,
      @Setting(value = "Which epoch is kept.", defaultsTo = "{}") Select select) {
    Learning {
      if (epochs < 1) {
        throw new IllegalArgumentException("epochs: must be 1 or more but was " + epochs);
      }
      if (!(rate > 0)) {
        throw new IllegalArgumentException("rate: must be above 0 but was " + rate);
      }
    }
  }

  @Shorthand
  record Select(
      @Setting(value = "What is best.", defaultsTo = "macro-f1") Metric metric,
      @Setting(value = "Epochs to wait, 0 or more.", defaultsTo = "0") int patience) {}

  enum Metric {
    MACRO_F1,
    LOSS,
    NONE
  }

  record From(
      @Setting("A run.") Path run,
      @Setting(value = "Whether it stays.", defaultsTo = "false") boolean freeze) {}
}
