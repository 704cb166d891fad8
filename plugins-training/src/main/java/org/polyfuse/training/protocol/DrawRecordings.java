package org.polyfuse.training.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.ClassCounts;

/**
 * Single recordings, class by class. What rounding takes from one class it gives to the next, so
 * that sizes of parts are right as well; the rest keeps one recording of each class at least.
 */
final class DrawRecordings implements Draw {

  @Override
  public List<List<Recording>> parts(List<Recording> recordings, List<Double> shares, long seed) {
    Map<Integer, List<Recording>> classes = new TreeMap<>();
    for (Recording recording : recordings) {
      classes
          .computeIfAbsent(ClassCounts.classOf(recording), index -> new ArrayList<>())
          .add(recording);
    }
    SplittableRandom random = Draw.random(seed);
    Map<String, Integer> partOf = new HashMap<>();
    Map<Integer, Double> owed = new HashMap<>();
    for (List<Recording> members : classes.values()) {
      assign(Draw.shuffled(members, random), shares, owed, partOf);
    }
    return collect(recordings, shares.size(), partOf);
  }

  private static void assign(
      List<Recording> members,
      List<Double> shares,
      Map<Integer, Double> owed,
      Map<String, Integer> partOf) {
    int next = 0;
    for (int part = 0; part < shares.size(); part++) {
      double wanted = members.size() * shares.get(part) + owed.getOrDefault(part, 0.0);
      int taken = (int) Math.min(Math.max(Math.round(wanted), 0), members.size() - 1 - next);
      owed.put(part, wanted - taken);
      for (int i = 0; i < taken; i++) {
        partOf.put(members.get(next++).id(), part);
      }
    }
  }

  private static List<List<Recording>> collect(
      List<Recording> recordings, int rest, Map<String, Integer> partOf) {
    List<List<Recording>> parts = new ArrayList<>();
    for (int part = 0; part <= rest; part++) {
      parts.add(new ArrayList<>());
    }
    for (Recording recording : recordings) {
      parts.get(partOf.getOrDefault(recording.id(), rest)).add(recording);
    }
    return parts;
  }
}
