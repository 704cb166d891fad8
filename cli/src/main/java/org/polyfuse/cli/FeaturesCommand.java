package org.polyfuse.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.cli.console.Display;
import org.polyfuse.cli.console.ExitCode;
import org.polyfuse.cli.console.Output;
import org.polyfuse.cluster.Cluster;
import org.polyfuse.cluster.Clusters;
import org.polyfuse.cluster.FeatureOrder;
import org.polyfuse.cluster.FeatureSummary;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.data.OrderedWork;
import org.polyfuse.runtime.folder.RunFinder;
import org.polyfuse.runtime.names.Numbers;
import org.polyfuse.runtime.names.Shown;
import org.polyfuse.runtime.run.FeatureFolder;
import org.polyfuse.runtime.run.FeatureMaker;
import org.polyfuse.runtime.run.FeatureMaking;
import org.polyfuse.runtime.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code polyfuse features}. */
@Command(
    name = "features",
    description = {
      "Makes the features of a study's recordings: into the feature cache, where runs find them, or"
          + " as files.",
      "A damaged recording is named and left out; the exit code is 2 only if none is left."
    })
final class FeaturesCommand implements Callable<Integer> {

  @Inject private ConfigLoader loader;
  @Inject private FeatureMaker maker;
  @ParentCommand private PolyfuseCommand polyfuse;
  @Mixin private StudyArguments arguments;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write a folder, too, that 'dataset: {type: features, root: DIR}' reads.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--on",
      paramLabel = "MASTER",
      description = "Make them on a cluster, as for 'ablate'; it must see cache or DIR.")
  private Optional<String> master = Optional.empty();

  @Override
  public Integer call() {
    Study study = arguments.load(loader).value();
    Optional<FeatureFolder> files = folder.map(FeatureFolder::new);
    files.ifPresent(FeatureFolder::refuseWhole);
    Dataset dataset = FeatureMaker.dataset(study);
    FeatureSummary made =
        master.isPresent() ? on(master.get(), study, dataset) : here(study, dataset, files);
    List<Damage> damage = new ArrayList<>(dataset.damage());
    damage.addAll(made.damage());
    if (made.whole() > 0) {
      files.ifPresent(each -> each.finish(dataset, damage));
    }
    return tell(made, damage);
  }

  private FeatureSummary on(String name, Study study, Dataset dataset) {
    RunFinder runs = new RunFinder(polyfuse.runs());
    List<Path> inits =
        study.init().stream().map(init -> runs.find(init.from())).distinct().toList();
    try (Cluster cluster = Clusters.open(name)) {
      return cluster.features(
          new FeatureOrder(study, dataset, inits, polyfuse.pluginsToTravel(), folder));
    }
  }

  private FeatureSummary here(Study study, Dataset dataset, Optional<FeatureFolder> files) {
    List<Recording> recordings = dataset.recordings();
    List<Damage> damage = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    long whole = 0;
    long start = System.nanoTime();
    RunFinder runs = new RunFinder(polyfuse.runs());
    try (Display display = Display.of(polyfuse.output());
        FeatureMaking making = maker.open(study, () -> dataset, runs, files);
        OrderedWork<FeatureMaking.Made> work =
            OrderedWork.onAllProcessors(
                recordings.stream().map(each -> task(making, each)).toList())) {
      for (int i = 0; i < recordings.size(); i++) {
        FeatureMaking.Made made = work.next();
        whole += made.whole() ? 1 : 0;
        damage.addAll(made.damage());
        if (!made.fault().isEmpty()) {
          faults.add(made.fault());
        }
        display.at(i + 1, recordings.size());
      }
    }
    return new FeatureSummary(whole, damage, faults, (System.nanoTime() - start) / 1e9);
  }

  private static Callable<FeatureMaking.Made> task(FeatureMaking making, Recording recording) {
    return () -> making.of(recording);
  }

  private int tell(FeatureSummary made, List<Damage> damage) {
    Output output = polyfuse.output();
    List<Damage> skipped = damage.stream().filter(Damage::skipped).toList();
    for (Damage each : damage) {
      String line =
          String.format(
              Locale.ROOT,
              each.skipped() ? "%s: skipped: %s" : "%s: %s",
              each.recording(),
              each.reason());
      if (each.skipped()) {
        output.warn(line);
      } else {
        output.note(line);
      }
    }
    if (output.isJson()) {
      output.json(new FeatureSummary(made.whole(), damage, made.faults(), made.seconds()));
    }
    output.note(
        String.format(
            Locale.ROOT,
            "%d recordings have features, %d were skipped, in %s",
            made.whole(),
            skipped.size(),
            Numbers.seconds(made.seconds())));
    if (!made.faults().isEmpty()) {
      // the others are alike, most likely
      output.messages().print(Shown.printable(made.faults().get(0)));
      output.warn(
          "some of those skipped are a fault of Polyfuse or of a plugin, please report it with the"
              + " lines above.");
      return ExitCode.FAULT;
    }
    return made.whole() > 0 ? ExitCode.DONE : ExitCode.USER;
  }
}
