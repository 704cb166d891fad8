package org.polyfuse.runtime.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.polyfuse.api.NaturalOrder;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.split.ClassCounts;
import org.polyfuse.api.split.Fold;
import org.polyfuse.api.split.Groups;
import org.polyfuse.api.split.Protocol;

/**
 * The one place where the invariants of splits are checked, whatever made them.
 *
 * @param alike recordings that hold the same under other ids
 */
record SplitGuard(Protocol protocol, List<String> classes, List<Likeness> alike) {

  /**
   * Checks every fold.
   *
   * @return remarks
   */
  List<String> check(List<Fold> folds) {
    if (folds.isEmpty()) {
      throw new IllegalStateException("a protocol must give one fold or more but gave none");
    }
    Set<String> remarks = new LinkedHashSet<>();
    if (protocol.selectsOnReported()) {
      remarks.add(
          "evaluation.protocol: what is reported also selects, as selectOnReported asks for."
              + " Results flatter.");
    }
    Map<String, String> problems = new LinkedHashMap<>();
    SplitLeaks leaks = new SplitLeaks(protocol.allowsOverlap(), alike);
    for (Fold each : folds) {
      Fold fold = protocol.selectsOnReported() ? withoutValidation(each) : each;
      refuseEmpty("train", fold.number(), fold.train());
      refuseEmpty("test", fold.number(), fold.test());
      refuseTwice(fold);
      checkGroups(fold, remarks, problems);
      checkClasses(fold, remarks);
      leaks.look(fold);
    }
    leaks.problem().ifPresent(problem -> problems.put("", problem));
    if (!problems.isEmpty()) {
      throw new PolyfuseException(List.copyOf(problems.values()));
    }
    remarks.addAll(leaks.remarks());
    return List.copyOf(remarks);
  }

  private static Fold withoutValidation(Fold fold) {
    return new Fold(fold.number(), fold.train(), List.of(), fold.test());
  }

  private static void refuseEmpty(String part, int fold, List<Recording> recordings) {
    if (recordings.isEmpty()) {
      throw new PolyfuseException(
          String.format(
                  Locale.ROOT,
                  "evaluation.protocol: the %s part of fold %d needs recordings but is empty. Give more",
                  part,
                  fold)
              + " recordings or larger shares, or split by another kind of group.");
    }
  }

  private static void refuseTwice(Fold fold) {
    Set<String> ids = new HashSet<>();
    for (List<Recording> part : List.of(fold.train(), fold.validation(), fold.test())) {
      for (Recording recording : part) {
        if (!ids.add(recording.id())) {
          throw new IllegalStateException(
              String.format(
                  Locale.ROOT,
                  "fold %d: recording '%s' stands in it twice",
                  fold.number(),
                  recording.id()));
        }
      }
    }
  }

  private void checkGroups(Fold fold, Set<String> remarks, Map<String, String> problems) {
    Set<String> kept = new LinkedHashSet<>(List.of(Groups.SPEAKER));
    protocol.by().ifPresent(kept::add);
    for (String kind : kept) {
      Map<String, String> shared = shared(fold, kind);
      if (!shared.isEmpty()) {
        String instead = String.format(Locale.ROOT, "Split by '%s'", kind);
        tell(kind, overlap(fold, kind, shared), instead, remarks, problems);
      }
      GroupSpellings.onTwoSides(fold, kind)
          .ifPresent(text -> tell(kind, text, "Write each in one way", remarks, problems));
    }
    if (!kept.contains(SESSION) && !shared(fold, SESSION).isEmpty()) {
      remarks.add(
          "evaluation.protocol: sessions stand on two sides of a split, since it is not by session;"
              + " speakers of one session may hear each other.");
    }
  }

  /** One problem of a way is enough; another fold's would be of the same kind. */
  private void tell(
      String kind, String text, String instead, Set<String> remarks, Map<String, String> problems) {
    if (protocol.allowsOverlap()) {
      remarks.add("evaluation.protocol: " + text + " Results may flatter.");
    } else {
      problems.putIfAbsent(
          kind + instead,
          String.format(
              Locale.ROOT,
              "evaluation.protocol: no %s may stand on two sides of a split but %s %s, or set"
                  + " evaluation.protocol.allowGroupOverlap=true.",
              kind,
              text,
              instead));
    }
  }

  private static final String SESSION = "session";

  private static String overlap(Fold fold, String kind, Map<String, String> shared) {
    Map.Entry<String, String> first = shared.entrySet().iterator().next();
    return String.format(
        Locale.ROOT,
        "%d of kind '%s' do in fold %d, such as '%s' (%s).",
        shared.size(),
        kind,
        fold.number(),
        first.getKey(),
        first.getValue());
  }

  /** Groups on two sides, each with the names of those sides. */
  private static Map<String, String> shared(Fold fold, String kind) {
    Map<String, List<String>> sides = new LinkedHashMap<>();
    note(sides, "train", fold.train(), kind);
    note(sides, "validation", fold.validation(), kind);
    note(sides, "test", fold.test(), kind);
    Map<String, String> shared = new LinkedHashMap<>();
    sides.forEach(
        (group, names) -> {
          if (names.size() > 1) {
            shared.put(group, String.join(", ", names));
          }
        });
    return shared;
  }

  private static void note(
      Map<String, List<String>> sides, String side, List<Recording> part, String kind) {
    Set<String> groups = new TreeSet<>(NaturalOrder.INSTANCE);
    for (Recording recording : part) {
      String group = recording.groups().get(kind);
      if (group != null) {
        groups.add(group);
      }
    }
    groups.forEach(group -> sides.computeIfAbsent(group, name -> new ArrayList<>()).add(side));
  }

  private void checkClasses(Fold fold, Set<String> remarks) {
    Map<Integer, Integer> train = ClassCounts.of(fold.train());
    Map<Integer, Integer> test = ClassCounts.of(fold.test());
    boolean isBlind = fold.test().stream().noneMatch(ClassCounts::isLabelled);
    if (isBlind) {
      remarks.add(
          "evaluation.protocol: the test part has no labels, so predictions.csv is all that comes"
              + " of it; metrics are 0 over no samples.");
    }
    remarkOnOneClass(fold, remarks);
    for (int i = 0; i < classes.size(); i++) {
      if (!train.containsKey(i)) {
        throw new PolyfuseException(
            String.format(
                    Locale.ROOT,
                    "evaluation.protocol: each class needs a training recording but '%s' has none in fold",
                    classes.get(i))
                + String.format(
                    Locale.ROOT,
                    " %d. Give it recordings, leave the class out of the dataset's, or split otherwise.",
                    fold.number()));
      }
      if (!isBlind && !test.containsKey(i)) {
        remarks.add(
            String.format(
                    Locale.ROOT,
                    "evaluation.protocol: class '%s' has no test recording in fold %d; mean recall and mean",
                    classes.get(i),
                    fold.number())
                + " F1 are over the other classes.");
      }
    }
  }

  /** What selects the best epoch by one class selects what guesses it most. */
  private void remarkOnOneClass(Fold fold, Set<String> remarks) {
    Map<Integer, Integer> validation = ClassCounts.of(fold.validation());
    if (validation.size() == 1 && classes.size() > 1) {
      int only = validation.keySet().iterator().next();
      remarks.add(
          String.format(
              Locale.ROOT,
              "evaluation.protocol: the validation part of fold %d holds class '%s' alone; what it"
                  + " selects may guess that and nothing else.",
              fold.number(),
              only == ClassCounts.NO_CLASS ? "" : classes.get(only)));
    }
  }
}
