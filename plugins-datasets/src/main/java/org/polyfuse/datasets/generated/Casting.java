package org.polyfuse.datasets.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import org.polyfuse.datasets.generated.Script.Spoiled;

/** Writes the scripts of a corpus: who acts what, for how long, and what goes wrong. */
final class Casting {

  /** Utterances of a dialog. */
  private static final int DIALOG = 8;

  private final GeneratedConfig config;
  private final List<Emotion> emotions;

  Casting(GeneratedConfig config) {
    this.config = config;
    this.emotions = config.classes().stream().map(c -> Emotion.of(c).orElseThrow()).toList();
  }

  /** All scripts, by session, speaker and number. */
  List<Script> scripts() {
    List<Script> scripts = new ArrayList<>();
    for (int session = 1; session <= config.sessions(); session++) {
      for (char gender : new char[] {'F', 'M'}) {
        scripts.addAll(scriptsOf(new Speaker(session, gender)));
      }
    }
    return scripts;
  }

  private List<Script> scriptsOf(Speaker speaker) {
    List<Integer> labels = labels(speaker);
    List<Script> scripts = new ArrayList<>();
    for (int i = 0; i < config.perSpeaker(); i++) {
      String dialog = String.format(Locale.ROOT, "%s_impro%02d", speaker.name(), i / DIALOG + 1);
      String id = String.format(Locale.ROOT, "%s_%c%03d", dialog, speaker.gender(), i % DIALOG);
      scripts.add(script(id, dialog, speaker, labels.get(i)));
    }
    return scripts;
  }

  /** The classes of a speaker's recordings: in each run of K recordings every class once. */
  private List<Integer> labels(Speaker speaker) {
    Random random = new Random(Seeds.random(config.seed(), "labels", speaker.name()).nextLong());
    List<Integer> labels = new ArrayList<>();
    while (labels.size() < config.perSpeaker()) {
      List<Integer> block = new ArrayList<>();
      for (int label = 0; label < emotions.size(); label++) {
        block.add(label);
      }
      Collections.shuffle(block, random);
      labels.addAll(block);
    }
    return labels;
  }

  private Script script(String id, String dialog, Speaker speaker, int label) {
    SplittableRandom random = Seeds.random(config.seed(), "script", id);
    double seconds =
        config.minSeconds() + (config.maxSeconds() - config.minSeconds()) * random.nextDouble();
    double fate = random.nextDouble();
    boolean coincidence = fate < config.coincidenceShare();
    boolean spoiled = !coincidence && fate < config.coincidenceShare() + config.spoiledShare();
    Spoiled which = random.nextBoolean() ? Spoiled.AUDIO : Spoiled.MARKERS;
    Emotion acted = coincidence ? Emotion.NEU : emotions.get(label);
    Coincidence events =
        coincidence ? Coincidence.draw(label, emotions.size(), seconds, random) : Coincidence.NONE;
    return new Script(
        id,
        dialog,
        speaker,
        label,
        seconds,
        config.voiceStrength() * (acted.arousal() + config.spread() * random.nextGaussian()),
        config.faceStrength() * (acted.valence() + config.spread() * random.nextGaussian()),
        dominance(acted, id),
        spoiled ? which : Spoiled.NONE,
        events.vocal(),
        events.facial());
  }

  /** From random numbers of its own: voices and faces stay what they were without words. */
  private double dominance(Emotion acted, String id) {
    SplittableRandom random = Seeds.random(config.seed(), "dominance", id);
    return config.textStrength() * (acted.dominance() + config.spread() * random.nextGaussian());
  }
}
