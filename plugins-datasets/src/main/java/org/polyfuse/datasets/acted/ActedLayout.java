package org.polyfuse.datasets.acted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.datasets.generated.ClassCodes;
import org.polyfuse.datasets.generated.FaceFilm;

/**
 * Gives the recordings of another corpus names of a corpus of actors: speakers become actors.
 *
 * @param classes how the corpus writes emotions
 * @param actors how many it has
 */
record ActedLayout(ClassCodes classes, int actors) {

  /** The names of a corpus. */
  @FunctionalInterface
  interface Names {

    /**
     * Every name of an actor's clips of an emotion, in the order in which they are given.
     *
     * @param index of the speaker, from 0
     * @param speakers how many there are
     * @param emotion code of the corpus
     */
    List<String> of(int index, int speakers, String emotion);
  }

  /**
   * A name for each recording.
   *
   * @throws PolyfuseException if there are more speakers, or recordings of one, than names
   */
  List<String> names(Dataset source, Names names) {
    List<String> emotions = classes.of(source);
    List<Recording> recordings = source.recordings();
    List<String> speakers = FaceFilm.speakers(recordings);
    if (speakers.size() > actors) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "layout %s: there must be %d speakers or fewer but there are %d. Lower sessions.",
              classes.layout(),
              actors,
              speakers.size()));
    }
    Map<String, Integer> used = new HashMap<>();
    List<String> given = new ArrayList<>();
    for (int i = 0; i < recordings.size(); i++) {
      String speaker = FaceFilm.speaker(recordings.get(i));
      List<String> free = names.of(speakers.indexOf(speaker), speakers.size(), emotions.get(i));
      int next = used.merge(speaker + " " + emotions.get(i), 1, Integer::sum) - 1;
      if (next >= free.size()) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "layout %s: a speaker must have %d recordings of a class or fewer but %s has more. Lower perSpeaker.",
                classes.layout(),
                free.size(),
                speaker));
      }
      given.add(free.get(next));
    }
    return given;
  }
}
