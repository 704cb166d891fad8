package org.polyfuse.datasets.generated;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The classes that can be acted, by IEMOCAP's codes, each at its own place of a grid: the voice
 * shows the arousal and nothing else, the face shows the valence and nothing else. Two classes in
 * one column therefore differ in the face only, two in one row in the voice only. The words show
 * the dominance and nothing else: who is happy speaks as firmly as who is angry.
 */
enum Emotion {
  HAP(0, 1, 1),
  SAD(-1, -1, -1),
  ANG(1, -1, 1),
  NEU(0, 0, 0),
  EXC(1, 1, 1),
  FRU(0, -1, 0),
  SUR(1, 0, -1),
  FEA(-1, 0, -1),
  DIS(-1, 1, 0);

  private final int arousal;
  private final int valence;
  private final int dominance;

  Emotion(int arousal, int valence, int dominance) {
    this.arousal = arousal;
    this.valence = valence;
    this.dominance = dominance;
  }

  /** -1, 0 or 1: how the voice sounds. */
  int arousal() {
    return arousal;
  }

  /** -1, 0 or 1: how the face looks. */
  int valence() {
    return valence;
  }

  /** -1, 0 or 1: how firm the words are. */
  int dominance() {
    return dominance;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Emotion> of(String code) {
    return Arrays.stream(values()).filter(e -> e.code().equals(code)).findFirst();
  }

  static List<String> codes() {
    return Arrays.stream(values()).map(Emotion::code).toList();
  }
}
