package org.polyfuse.datasets.generated;

import java.util.List;

/**
 * What is to be acted in one recording, before voice, face and words are made of it. They know of
 * the class only what stands here.
 *
 * @param id as IEMOCAP names an utterance, {@code Ses01F_impro01_F000}
 * @param dialog the part of the id that names the dialog
 * @param speaker who acts
 * @param label the class, as an index
 * @param seconds how long it lasts
 * @param arousal how the voice sounds, about -1..1
 * @param valence how the face looks, about -1..1
 * @param dominance how firm the words are, about -1..1
 * @param spoiled the stream that is of little use
 * @param vocal events of the voice
 * @param facial events of the face
 */
record Script(
    String id,
    String dialog,
    Speaker speaker,
    int label,
    double seconds,
    double arousal,
    double valence,
    double dominance,
    Spoiled spoiled,
    List<Event> vocal,
    List<Event> facial) {

  /** Which stream is spoiled. */
  enum Spoiled {
    NONE,
    AUDIO,
    MARKERS
  }

  /** Whether only the coincidence of events tells the class. */
  boolean coincidence() {
    return !vocal.isEmpty();
  }
}
