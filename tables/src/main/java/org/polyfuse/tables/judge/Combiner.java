package org.polyfuse.tables.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.nn.MixtureWeights;
import org.polyfuse.runtime.evaluate.Predictions;
import org.polyfuse.runtime.folder.JsonFile;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.runtime.run.RunMetrics;
import org.polyfuse.tables.plan.Mixture;
import org.polyfuse.tables.plan.Row;
import org.polyfuse.tables.plan.SystemSection;

/**
 * Mixes the posteriors of finished runs; nothing is trained. Weights come from the file or from the
 * validation parts, for each fold from its own.
 *
 * @param table the table's folder
 * @param runs what each pick came to
 */
record Combiner(Path table, Function<Mixture.Pick, Outcome> runs) {

  /** A combination's folder in the table's, with predictions and metrics, or why there is none. */
  Outcome combine(SystemSection.Combine section, Mixture mixture, Path folder) {
    List<Outcome> members = mixture.picks().stream().map(runs).toList();
    for (int i = 0; i < members.size(); i++) {
      if (!members.get(i).isDone()) {
        Mixture.Pick pick = mixture.picks().get(i);
        return without(
            mixture,
            folder,
            members.get(i).state(),
            String.format(
                Locale.ROOT, "the run of %s with seed %d is not done", pick.system(), pick.seed()));
      }
    }
    try {
      return mixed(section, mixture, members, folder);
    } catch (PolyfuseException e) {
      return without(mixture, folder, Row.State.FAILED, String.join(" ", e.problems()));
    }
  }

  private static Outcome without(Mixture mixture, Path folder, Row.State state, String message) {
    return new Outcome(mixture.seed(), folder, state, message, List.of(), null);
  }

  private Outcome mixed(
      SystemSection.Combine section, Mixture mixture, List<Outcome> members, Path folder) {
    List<Mixing.Named> tests = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Mixture.Pick pick = mixture.picks().get(i);
      tests.add(new Mixing.Named(name(pick), members.get(i).predictions()));
    }
    Map<Integer, double[]> weights = weights(section, mixture, members, tests.get(0).predictions());
    Predictions mixed = Mixing.mix(tests, fold -> Objects.requireNonNull(weights.get(fold)));
    RunMetrics metrics =
        RunMetrics.of(
            mixed.metrics(),
            members.stream().mapToLong(each -> metrics(each).parameters()).sum(),
            members.stream().mapToDouble(each -> metrics(each).trainSeconds()).sum());
    mixed.write(folder.resolve(RunFolder.PREDICTIONS));
    JsonFile.write(folder.resolve(RunFolder.METRICS), metrics);
    return new Outcome(
        mixture.seed(), folder, Row.State.DONE, null, entries(mixture, members, weights), metrics);
  }

  private static String name(Mixture.Pick pick) {
    return String.format(Locale.ROOT, "%s (seed %d)", pick.system(), pick.seed());
  }

  private static RunMetrics metrics(Outcome outcome) {
    return Objects.requireNonNull(outcome.metrics());
  }

  private List<Row.Member> entries(
      Mixture mixture, List<Outcome> members, Map<Integer, double[]> weights) {
    List<Row.Member> entries = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Mixture.Pick pick = mixture.picks().get(i);
      int member = i;
      entries.add(
          new Row.Member(
              pick.system(),
              pick.seed(),
              Outcome.relative(table, members.get(i).folder()),
              weights.values().stream().map(each -> each[member]).toList()));
    }
    return entries;
  }

  /** One weight for each member, summing to 1, by fold. */
  private static Map<Integer, double[]> weights(
      SystemSection.Combine section, Mixture mixture, List<Outcome> members, Predictions tested) {
    Set<Integer> folds = new TreeSet<>();
    tested.rows().forEach(row -> folds.add(row.fold()));
    Map<Integer, double[]> weights = new TreeMap<>();
    if (section.weights().equals(List.of(SystemSection.Combine.VALIDATION))) {
      Map<String, List<Mixing.Named>> validation = validation(mixture, members);
      folds.forEach(fold -> weights.put(fold, shared(mixture, onValidation(validation, fold))));
      return weights;
    }
    double[] same = given(section, mixture);
    folds.forEach(fold -> weights.put(fold, same));
    return weights;
  }

  private static double[] given(SystemSection.Combine section, Mixture mixture) {
    if (section.weights().equals(List.of(SystemSection.Combine.EQUAL))) {
      int count = mixture.picks().size();
      return mixture.picks().stream().mapToDouble(pick -> 1.0 / count).toArray();
    }
    double[] shares = section.weights().stream().mapToDouble(Double::parseDouble).toArray();
    double sum = java.util.Arrays.stream(shares).sum();
    return shared(mixture, java.util.Arrays.stream(shares).map(share -> share / sum).toArray());
  }

  /** A system's weight shared by its runs. */
  private static double[] shared(Mixture mixture, double[] bySystem) {
    List<String> systems = new ArrayList<>(systems(mixture));
    return mixture.picks().stream()
        .mapToDouble(
            pick ->
                bySystem[systems.indexOf(pick.system())]
                    / mixture.picks().stream()
                        .filter(each -> each.system().equals(pick.system()))
                        .count())
        .toArray();
  }

  private static Set<String> systems(Mixture mixture) {
    Set<String> systems = new LinkedHashSet<>();
    mixture.picks().forEach(pick -> systems.add(pick.system()));
    return systems;
  }

  /** What each system's runs say of their validation parts. */
  private static Map<String, List<Mixing.Named>> validation(
      Mixture mixture, List<Outcome> members) {
    Map<String, List<Mixing.Named>> validation = new LinkedHashMap<>();
    for (int i = 0; i < members.size(); i++) {
      Mixture.Pick pick = mixture.picks().get(i);
      validation
          .computeIfAbsent(pick.system(), key -> new ArrayList<>())
          .add(
              new Mixing.Named(
                  name(pick) + ", validation", Outcome.validation(members.get(i).folder())));
    }
    return validation;
  }

  private static double[] onValidation(Map<String, List<Mixing.Named>> validation, int fold) {
    List<Mixing.Named> systems = new ArrayList<>();
    validation.forEach(
        (name, runs) ->
            systems.add(
                new Mixing.Named(
                    name + ", validation",
                    Mixing.mean(
                        runs.stream()
                            .map(run -> new Mixing.Named(run.name(), run.predictions().fold(fold)))
                            .toList()))));
    systems.forEach(each -> Mixing.refuseOtherSamples(systems.get(0), each));
    List<Predictions> ordered =
        systems.stream()
            .map(each -> Mixing.inOrderOf(systems.get(0).predictions(), each.predictions()))
            .toList();
    if (ordered.get(0).rows().isEmpty()) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "weights: validation needs a validation part but fold %d has none.",
              fold));
    }
    return bestWeights(ordered);
  }

  /**
   * The best weights by what each system says of the same labelled recordings, in the same order.
   */
  static double[] bestWeights(List<Predictions> systems) {
    int[] labels =
        systems.get(0).rows().stream().mapToInt(row -> row.label().orElseThrow()).toArray();
    return MixtureWeights.best(systems.stream().map(Combiner::member).toList(), labels);
  }

  private static MixtureWeights.Member member(Predictions system) {
    List<Predictions.Row> rows = system.rows();
    double[][] posteriors = new double[rows.size()][];
    for (int s = 0; s < posteriors.length; s++) {
      float[] each = rows.get(s).probabilities();
      posteriors[s] = IntStream.range(0, each.length).mapToDouble(k -> each[k]).toArray();
    }
    boolean[] present = new boolean[posteriors.length];
    Arrays.fill(present, true);
    return new MixtureWeights.Member(posteriors, present);
  }
}
