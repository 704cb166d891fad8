package org.polyfuse.training.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.ClassCounts;
import org.polyfuse.api.split.Groups;

/**
 * Whole groups of one kind. Of many random draws the one is taken whose parts come nearest to their
 * shares of every class; groups are few, so a single draw may miss a class altogether.
 */
record DrawGroups(String kind) implements Draw {

  private static final int TRIES = 200;

  @Override
  public List<List<Recording>> parts(List<Recording> recordings, List<Double> shares, long seed) {
    Map<String, List<Recording>> groups = Groups.of(recordings, kind);
    int parts = 1 + (int) shares.stream().filter(share -> share > 0).count();
    if (groups.size() < parts) {
      throw new PolyfuseException(
          String.format(
                  Locale.ROOT,
                  "evaluation.protocol: %d groups of kind '%s' or more are needed, one for each part, but",
                  parts,
                  kind)
              + String.format(
                  Locale.ROOT,
                  " there are %d: %s. Split by another kind, or make a share 0.",
                  groups.size(),
                  Groups.listed(groups.keySet())));
    }
    SplittableRandom random = Draw.random(seed);
    List<List<Recording>> best = List.of();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < TRIES; i++) {
      List<String> order = Draw.shuffled(List.copyOf(groups.keySet()), random);
      List<List<Recording>> drawn = draw(recordings, groups, order, shares);
      double distance = distance(recordings, drawn, shares);
      if (distance < least) {
        least = distance;
        best = drawn;
      }
    }
    return best;
  }

  /** Fills part after part until one more group would take it further from its share. */
  private List<List<Recording>> draw(
      List<Recording> recordings,
      Map<String, List<Recording>> groups,
      List<String> order,
      List<Double> shares) {
    List<List<Recording>> parts = new ArrayList<>();
    int next = 0;
    int later = (int) shares.stream().filter(share -> share > 0).count();
    for (double share : shares) {
      Set<String> taken = new HashSet<>();
      later -= share > 0 ? 1 : 0;
      double open = share * recordings.size();
      while (share > 0 && next < order.size() - 1 - later) {
        int size = groups.getOrDefault(order.get(next), List.of()).size();
        if (!taken.isEmpty() && open < size / 2.0) {
          break;
        }
        open -= size;
        taken.add(order.get(next++));
      }
      parts.add(Groups.members(recordings, kind, taken));
    }
    parts.add(Groups.members(recordings, kind, Set.copyOf(order.subList(next, order.size()))));
    return parts;
  }

  /** Squared differences of class counts from their shares; a rest without a class is worst. */
  private static double distance(
      List<Recording> recordings, List<List<Recording>> parts, List<Double> shares) {
    Map<Integer, Integer> all = ClassCounts.of(recordings);
    double distance = 0;
    for (int part = 0; part < shares.size(); part++) {
      Map<Integer, Integer> counts = ClassCounts.of(parts.get(part));
      for (Map.Entry<Integer, Integer> each : all.entrySet()) {
        double off = counts.getOrDefault(each.getKey(), 0) - shares.get(part) * each.getValue();
        distance += off * off;
      }
    }
    Map<Integer, Integer> rest = ClassCounts.of(parts.get(shares.size()));
    double penalty = (double) recordings.size() * recordings.size() * (shares.size() + 1);
    return distance + penalty * (all.size() - rest.size());
  }
}
