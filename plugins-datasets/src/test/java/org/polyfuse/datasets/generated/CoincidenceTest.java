package org.polyfuse.datasets.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoincidenceTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 7, 9})
  void every_event_happens_once_in_every_class(int classes) {
    int kinds = Coincidence.kinds(classes);
    List<Integer> all = IntStream.range(0, kinds).boxed().toList();
    SplittableRandom random = new SplittableRandom(1);
    for (int label = 0; label < classes; label++) {
      Coincidence drawn = Coincidence.draw(label, classes, 2, random);
      assertThat(drawn.vocal().stream().map(Event::kind)).containsExactlyElementsOf(all);
      assertThat(drawn.facial().stream().map(Event::kind)).containsExactlyElementsOf(all);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 7, 9})
  void exactly_one_pair_happens_together_and_tells_the_class(int classes) {
    SplittableRandom random = new SplittableRandom(2);
    int kinds = Coincidence.kinds(classes);
    for (int i = 0; i < 20 * classes; i++) {
      int label = i % classes;
      Coincidence drawn = Coincidence.draw(label, classes, 2, random);
      List<Integer> told =
          drawn.vocal().stream()
              .flatMap(
                  v ->
                      drawn.facial().stream()
                          .filter(f -> f.centre() == v.centre())
                          .map(f -> v.kind() * kinds + f.kind()))
              .toList();
      assertThat(told).containsExactly(label);
    }
  }

  @Test
  void when_an_event_happens_does_not_depend_on_the_class() {
    SplittableRandom random = new SplittableRandom(3);
    for (int label = 0; label < 4; label++) {
      int[] thirds = new int[3];
      for (int i = 0; i < 3000; i++) {
        Coincidence drawn = Coincidence.draw(label, 4, 3, random);
        thirds[(int) drawn.vocal().get(0).centre()]++;
      }
      assertThat(thirds)
          .satisfies(
              t -> {
                for (int count : t) {
                  assertThat(count).isBetween(900, 1100);
                }
              });
    }
  }

  @Test
  void events_that_do_not_belong_together_do_not_overlap() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 200; i++) {
      Coincidence drawn = Coincidence.draw(i % 4, 4, 1.6, random);
      double[] centres =
          IntStream.range(0, 2)
              .boxed()
              .flatMap(k -> java.util.stream.Stream.of(drawn.vocal().get(k), drawn.facial().get(k)))
              .mapToDouble(Event::centre)
              .distinct()
              .sorted()
              .toArray();
      assertThat(centres).hasSize(3);
      assertThat(centres[1] - centres[0]).isGreaterThan(Event.SECONDS);
      assertThat(centres[2] - centres[1]).isGreaterThan(Event.SECONDS);
    }
  }
}
