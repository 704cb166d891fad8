package org.polyfuse.runtime.keep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.polyfuse.runtime.study.ShowSection;
import org.polyfuse.runtime.train.PartResult;

/** Chooses recordings to show: those asked for, the surest right ones, the worst mistakes. */
final class Choosing {

  private final PartResult result;
  private final int[] predicted;

  Choosing(PartResult result) {
    this.result = result;
    this.predicted = result.predicted();
  }

  /** Rows of the result, in their order. */
  Set<Integer> choose(ShowSection show) {
    Set<Integer> chosen = new TreeSet<>();
    for (int i = 0; i < result.ids().size(); i++) {
      if (show.recordings().contains(result.ids().get(i))) {
        chosen.add(i);
      }
    }
    List<Integer> wrong = surest(i -> result.labels()[i] >= 0 && !right(i));
    chosen.addAll(wrong.subList(0, Math.min(show.wrong(), wrong.size())));
    chosen.addAll(
        ofDifferentClasses(surest(i -> result.labels()[i] < 0 || right(i)), show.right()));
    return chosen;
  }

  private boolean right(int i) {
    return predicted[i] == result.labels()[i];
  }

  private List<Integer> surest(java.util.function.IntPredicate wanted) {
    return IntStream.range(0, predicted.length)
        .filter(wanted)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> -result.posteriors()[i][predicted[i]]))
        .toList();
  }

  private List<Integer> ofDifferentClasses(List<Integer> sorted, int count) {
    Set<Integer> classes = new LinkedHashSet<>();
    List<Integer> chosen = new ArrayList<>();
    List<Integer> rest = new ArrayList<>();
    for (int i : sorted) {
      (classes.add(predicted[i]) ? chosen : rest).add(i);
    }
    chosen.addAll(rest);
    return chosen.subList(0, Math.min(count, chosen.size()));
  }
}
