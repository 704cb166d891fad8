package org.polyfuse.datasets.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Spelling;

/**
 * The labels of a corpus and the classes that they stand for. Classes are those that a setting
 * names, in that order; else the labels found, in the order of numbers if all are numbers and of
 * code points if not. A label found once only is then a fault, since most often it is a slip of the
 * pen. For one thread.
 */
public final class LabelSet {

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}(\\.0*)?");
  private static final Pattern MEASURED =
      Pattern.compile("[+-]?(\\d+\\.\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private final List<String> named;
  private final String setting;
  private final TableProblems problems;
  private final Map<String, List<Integer>> lines = new LinkedHashMap<>();

  /**
   * Starts without labels.
   *
   * @param named the classes as set; empty to take what is found
   * @param setting what messages call that setting, such as {@code dataset.classes}
   * @param problems takes what is wrong
   */
  public LabelSet(List<String> named, String setting, TableProblems problems) {
    this.named = List.copyOf(named);
    this.setting = setting;
    this.problems = problems;
  }

  /** Takes a label that stands in a line; whether it may be one. */
  public boolean add(int line, String label) {
    if (!named.isEmpty() && !named.contains(label)) {
      problems.add(
          line,
          String.format(
              Locale.ROOT,
              "label must be one of %s but was '%s'. Correct it, or add it to %s.",
              named,
              label,
              setting));
      return false;
    }
    if (named.isEmpty() && isMeasured(label)) {
      problems.add(
          line,
          String.format(
              Locale.ROOT,
              "label must name a class but was the measurement %s. Only classes are trained yet: bin"
                  + " measurements, or list them in %s if they are names.",
              label,
              setting));
      return false;
    }
    lines.computeIfAbsent(label, key -> new ArrayList<>()).add(line);
    return true;
  }

  /** Whether a label is one of the classes that are set. */
  public boolean isNamed(String label) {
    return named.contains(label);
  }

  /** How many recordings are labelled. */
  public int count() {
    return lines.values().stream().mapToInt(List::size).sum();
  }

  /** The classes; empty, with a problem noted, if there are fewer than two. */
  public Optional<Target.Classes> target() {
    List<String> classes = named.isEmpty() ? found() : named;
    if (classes.size() < 2) {
      problems.add(
          String.format(
              Locale.ROOT,
              "two classes or more are needed but labels name %s. Label more, or set %s.",
              classes.isEmpty() ? "none" : "only " + classes,
              setting));
      return Optional.empty();
    }
    return Optional.of(new Target.Classes(classes));
  }

  private List<String> found() {
    lines.forEach(
        (label, where) -> {
          if (where.size() == 1 && lines.size() > 1) {
            problems.add(
                where.get(0),
                String.format(
                    Locale.ROOT,
                    "label '%s' is that of no other recording. Correct it, or list it in %s.",
                    label,
                    setting));
          }
        });
    Spelling.several(lines.keySet()).forEach(this::refuseSpellings);
    return ordered(lines.keySet());
  }

  private void refuseSpellings(List<String> labels) {
    String counted =
        labels.stream()
            .map(label -> String.format(Locale.ROOT, "'%s' (%d rows)", label, rows(label)))
            .collect(Collectors.joining(", "));
    problems.add(
        String.format(
            Locale.ROOT,
            "each class must be written in one way but %s differ only in case, blanks or form. Write"
                + " them as one, or list them in %s if they are classes of their own.",
            counted,
            setting));
  }

  private int rows(String label) {
    return lines.getOrDefault(label, List.of()).size();
  }

  /** Whether a label is a number that is not whole, such as the strength of a sentiment. */
  public static boolean isMeasured(String label) {
    return MEASURED.matcher(label).matches() && !WHOLE.matcher(label).matches();
  }

  /** Labels in the order of classes that nobody named. */
  public static List<String> ordered(Collection<String> labels) {
    boolean numbers = labels.stream().allMatch(each -> WHOLE.matcher(each).matches());
    return labels.stream()
        .sorted(
            numbers ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder())
        .toList();
  }

  /** The place of a label among the classes; empty if it is none of them. */
  public static Optional<Label> of(Target.Classes target, String label) {
    int index = target.names().indexOf(label);
    return index < 0 ? Optional.empty() : Optional.of(new Label.OfClass(index));
  }

  /** A line on each class that no recording is of, or only one. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (lines.isEmpty()) {
      return remarks;
    }
    for (String name : named) {
      int count = rows(name);
      if (count < 2) {
        remarks.add(
            String.format(
                Locale.ROOT,
                "class '%s' has %s",
                name,
                count == 0 ? "no recording" : "one recording"));
      }
    }
    return remarks;
  }
}
