package org.polyfuse.datasets.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Events that tell a class only by what happens at the same time.
 *
 * <p>There are k kinds of vocal and k kinds of facial events, k * k at least the number of classes,
 * and each kind happens exactly once in each recording, whatever its class. The recording is cut
 * into 2k - 1 equal slots in random order: in one of them the vocal kind {@code class / k} and the
 * facial kind {@code class % k} happen together, in each other slot one of the remaining events
 * happens alone. Neither stream alone, nor any sum over time of both, depends on the class; the
 * products within short spans of time do.
 *
 * @param vocal events of the voice
 * @param facial events of the face
 */
record Coincidence(List<Event> vocal, List<Event> facial) {

  static final Coincidence NONE = new Coincidence(List.of(), List.of());

  /** The share of a slot's spare time by which an event may leave the slot's middle. */
  private static final double JITTER = 0.4;

  /** How many kinds of vocal (and of facial) events tell that many classes apart. */
  static int kinds(int classes) {
    return Math.max(2, (int) Math.ceil(Math.sqrt(classes)));
  }

  static Coincidence draw(int label, int classes, double seconds, RandomGenerator random) {
    int kinds = kinds(classes);
    int slots = 2 * kinds - 1;
    double slot = seconds / slots;
    List<Double> centres = new ArrayList<>();
    for (int i = 0; i < slots; i++) {
      double spare = Math.max(0, slot - Event.SECONDS);
      centres.add((i + 0.5) * slot + JITTER * spare * (random.nextDouble() - 0.5));
    }
    Collections.shuffle(centres, new Random(random.nextLong()));
    int vocalTogether = label / kinds;
    int facialTogether = label % kinds;
    List<Event> vocal = new ArrayList<>();
    List<Event> facial = new ArrayList<>();
    int next = 1; // slot 0 is the common one
    for (int kind = 0; kind < kinds; kind++) {
      vocal.add(new Event(kind, centres.get(kind == vocalTogether ? 0 : next++)));
    }
    for (int kind = 0; kind < kinds; kind++) {
      facial.add(new Event(kind, centres.get(kind == facialTogether ? 0 : next++)));
    }
    return new Coincidence(List.copyOf(vocal), List.copyOf(facial));
  }
}
