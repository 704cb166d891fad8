package org.polyfuse.runtime.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.polyfuse.api.NearestName;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.TrainingFacts;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.split.Fold;
import org.polyfuse.runtime.corpus.Corpus;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.FittedNormalisation;
import org.polyfuse.runtime.data.LoadProgress;
import org.polyfuse.runtime.features.StreamReading;
import org.polyfuse.runtime.folder.DataListing;
import org.polyfuse.runtime.network.NetworkInputs;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.protocol.Splits;
import org.polyfuse.runtime.study.ModalitySection;
import org.polyfuse.runtime.study.Study;

/**
 * What the jobs of one study share: features in memory, and the folds. Immutable.
 *
 * @param study the settings
 * @param target the classes
 * @param corpus the features
 * @param frozen the encoders that have run already
 * @param splits the folds
 * @param reading opens the streams of recordings
 * @param listing what the dataset listed before any stream was read
 * @param remarks of the dataset and of the splits, one line each
 */
public record StudyData(
    Study study,
    Target.Classes target,
    Corpus corpus,
    FrozenEncoders frozen,
    Splits splits,
    StreamReading reading,
    DataListing listing,
    List<String> remarks) {

  /** The number in a fold's place of a training on every recording. */
  public static final int FINAL = 0;

  /**
   * Reads, or takes from the cache, all that a study's jobs work on.
   *
   * @param plan how features are made; it stays open
   */
  public static StudyData load(
      Study study, Dataset dataset, FeaturePlan plan, CorpusSource source, LoadProgress progress) {
    DataListing listing = DataListing.of(study, dataset); // as it is before anything is read
    Corpus corpus = source.load(study, dataset, plan, progress);
    FrozenEncoders frozen = plan.frozen();
    Target.Classes target = classes(dataset);
    Splits splits =
        Splits.of(
            StudyParts.protocol(study),
            corpus.recordings(),
            target.names(),
            study.seed(),
            corpus.alike());
    List<String> untrained = UntrainedStreams.check(study, corpus, splits);
    refuseSelectionWithoutValidation(study, splits);
    refuseUnknownRecordings(study, corpus);
    List<String> remarks = new ArrayList<>(dataset.remarks());
    remarks.addAll(corpus.remarks());
    remarks.addAll(splits.remarks());
    remarks.addAll(untrained);
    remarks.addAll(frozen.remarks());
    return new StudyData(
        study,
        target,
        corpus,
        frozen,
        splits,
        source.reading(study),
        listing,
        List.copyOf(remarks));
  }

  /** The classes of a dataset; one without classes is refused. */
  public static Target.Classes classes(Dataset dataset) {
    if (dataset.target() instanceof Target.Classes classes) {
      return classes;
    }
    throw new PolyfuseException(
        String.format(
                Locale.ROOT,
                "task.type: classification needs a dataset with classes but this one has the outputs %s.",
                dataset.target().names())
            + " Choose another dataset.");
  }

  private static void refuseSelectionWithoutValidation(Study study, Splits splits) {
    boolean selects = !study.training().select().isNone();
    for (Fold fold : splits.folds()) {
      if (selects && fold.validation().isEmpty()) {
        throw new PolyfuseException(
            String.format(
                    Locale.ROOT,
                    "training.select.metric: the best epoch is chosen on validation data but fold %d has",
                    fold.number())
                + " none. Set training.select=none, or give the protocol a validation part.");
      }
    }
  }

  private static void refuseUnknownRecordings(Study study, Corpus corpus) {
    List<String> ids = corpus.examples().stream().map(each -> each.recording().id()).toList();
    for (String wanted : study.evaluation().show().recordings()) {
      if (!ids.contains(wanted)) {
        throw new PolyfuseException(
            String.format(
                    Locale.ROOT,
                    "evaluation.show.recordings: must be ids of recordings but '%s' is none.%s Take ids as in",
                    wanted,
                    NearestName.hint(wanted, ids))
                + " predictions.csv.");
      }
    }
  }

  /** What the network is given, by modality. */
  public Map<String, SequenceShape> shapes() {
    return corpus.shapes();
  }

  /** What the network is given. */
  public NetworkInputs inputs() {
    return new NetworkInputs(shapes(), frozen.byModality().keySet());
  }

  /** The examples of a fold, from 1 on; of {@link #FINAL} all that are labelled, to train on. */
  public Parts parts(int number) {
    if (number == FINAL) {
      return new Parts(corpus.of(corpus.labelled()), List.of(), List.of());
    }
    Fold fold = splits.folds().get(number - 1);
    return new Parts(corpus.of(fold.train()), corpus.of(fold.validation()), corpus.of(fold.test()));
  }

  /** A study with numbers in place of what it leaves to its training part. */
  public Study resolved(Study configured, List<Example> train) {
    SystemNetwork network = SystemBuilder.build(configured, inputs(), target);
    double[] durations = train.stream().mapToDouble(Example::seconds).toArray();
    return Resolution.of(configured, new TrainingFacts(durations, network.coarsestStep()));
  }

  /** The normalisation that the study asks for, fitted to a training part. */
  public FittedNormalisation normalisation(List<Example> train) {
    Set<String> normalised = new LinkedHashSet<>();
    study
        .modalities()
        .forEach(
            (name, section) -> {
              if (section.normalise() == ModalitySection.Normalise.CORPUS) {
                normalised.add(name);
              }
            });
    return FittedNormalisation.fit(train, normalised);
  }
}
