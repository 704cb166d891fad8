package org.polyfuse.tables.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.polyfuse.tables.plan.Mixture.Pick;

class MixtureTest {

  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

  private static SystemSection.Members count(int count) {
    return new SystemSection.Members(count, List.of());
  }

  private static Map<String, SystemSection.Members> members(
      SystemSection.Members a, SystemSection.Members b) {
    Map<String, SystemSection.Members> members = new LinkedHashMap<>();
    members.put("A", a);
    members.put("B", b);
    return members;
  }

  @Test
  void one_run_of_each_gives_one_combination_for_each_seed() {
    List<Mixture> mixtures = Mixture.of(members(count(1), count(1)), SEEDS);

    assertThat(mixtures).extracting(Mixture::seed).containsExactly(1L, 2L, 3L);
    assertThat(mixtures.get(1).picks()).containsExactly(new Pick("A", 2), new Pick("B", 2));
  }

  @Test
  void several_runs_give_as_many_combinations_as_disjoint_seeds_allow() {
    assertThat(Mixture.of(Map.of("A", count(2)), SEEDS))
        .singleElement()
        .isEqualTo(new Mixture(null, List.of(new Pick("A", 1), new Pick("A", 2))));
    assertThat(Mixture.of(Map.of("A", count(2)), List.of(1L, 2L, 3L, 4L)))
        .extracting(Mixture::picks)
        .containsExactly(
            List.of(new Pick("A", 1), new Pick("A", 2)),
            List.of(new Pick("A", 3), new Pick("A", 4)));
  }

  @Test
  void more_runs_than_seeds_take_the_seeds_that_follow() {
    assertThat(Mixture.of(members(count(2), count(4)), SEEDS))
        .singleElement()
        .extracting(Mixture::picks)
        .isEqualTo(
            List.of(
                new Pick("A", 1),
                new Pick("A", 2),
                new Pick("B", 1),
                new Pick("B", 2),
                new Pick("B", 3),
                new Pick("B", 4)));
  }

  @Test
  void named_seeds_give_one_combination() {
    var named = new SystemSection.Members(1, List.of(3L, 9L));

    assertThat(Mixture.of(members(named, count(1)), SEEDS))
        .singleElement()
        .extracting(Mixture::picks)
        .isEqualTo(List.of(new Pick("A", 3), new Pick("A", 9), new Pick("B", 1)));
  }
}
