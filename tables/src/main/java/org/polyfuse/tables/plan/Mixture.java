package org.polyfuse.tables.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which runs one combination mixes. With n_i runs of system i and S seeds there are as many
 * combinations as disjoint groups of seeds allow, min over i of S / n_i and at least one; the j-th
 * one takes the j-th n_i seeds of each system. So {@code {Audio: 1, Video: 1}} gives one
 * combination for each seed, and {@code {AM-FBP: 2}} with three seeds gives one of the first two.
 * Where a system has fewer runs than are mixed, more of them are trained with the seeds that follow
 * the largest one. Runs named by their seeds give one combination.
 *
 * @param seed of every run mixed; null if they have not one seed
 * @param picks what is mixed, the runs of a system beside each other
 */
public record Mixture(@Nullable Long seed, List<Pick> picks) {

  /** A run by its system and seed. */
  public record Pick(String system, long seed) {}

  static List<Mixture> of(Map<String, SystemSection.Members> runs, List<Long> seeds) {
    boolean named = runs.values().stream().anyMatch(each -> !each.seeds().isEmpty());
    int groups =
        runs.values().stream().mapToInt(each -> seeds.size() / each.count()).min().orElse(1);
    List<Mixture> mixtures = new ArrayList<>();
    for (int group = 0; group < (named ? 1 : Math.max(1, groups)); group++) {
      List<Pick> picks = new ArrayList<>();
      for (Map.Entry<String, SystemSection.Members> each : runs.entrySet()) {
        for (long seed : seeds(each.getValue(), seeds, group)) {
          picks.add(new Pick(each.getKey(), seed));
        }
      }
      mixtures.add(new Mixture(commonSeed(picks), picks));
    }
    return mixtures;
  }

  private static List<Long> seeds(SystemSection.Members members, List<Long> seeds, int group) {
    if (!members.seeds().isEmpty()) {
      return members.seeds();
    }
    List<Long> found = new ArrayList<>();
    long next = seeds.stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    for (int i = group * members.count(); i < (group + 1) * members.count(); i++) {
      found.add(i < seeds.size() ? seeds.get(i) : next++);
    }
    return found;
  }

  private static @Nullable Long commonSeed(List<Pick> picks) {
    long first = picks.get(0).seed();
    return picks.stream().allMatch(pick -> pick.seed() == first) ? first : null;
  }
}
