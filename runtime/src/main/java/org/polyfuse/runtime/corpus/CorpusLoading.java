package org.polyfuse.runtime.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfuse.api.NearestName;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.FeatureMemory;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.data.LoadProgress;
import org.polyfuse.runtime.data.OrderedWork;
import org.polyfuse.runtime.digest.Digest;
import org.polyfuse.runtime.features.Extraction;
import org.polyfuse.runtime.features.ModalityPlan;
import org.polyfuse.runtime.study.DatasetSection.OnDamage;

/** Loads one corpus: extraction runs in parallel, everything that is kept goes in order. */
final class CorpusLoading {

  /** So many damaged recordings are told at once. */
  private static final int TOLD = 100;

  private final Dataset dataset;
  private final List<ModalityPlan> modalities;
  private final OnDamage onDamage;
  private final ShapeCheck shapes;
  private final List<Example> examples = new ArrayList<>();
  private final List<Damage> damage = new ArrayList<>();
  private final Digest digest = new Digest();
  private final LikeStreams alike;
  private final RepairTotals repairs = new RepairTotals();
  private final FeatureMemory memory = FeatureMemory.ofHeap();

  CorpusLoading(Dataset dataset, List<ModalityPlan> modalities, OnDamage onDamage) {
    this.dataset = dataset;
    this.modalities = modalities;
    this.onDamage = onDamage;
    this.shapes = new ShapeCheck(modalities);
    this.alike = new LikeStreams(modalities);
  }

  Corpus load(Extraction extraction, LoadProgress progress) {
    List<Recording> recordings = dataset.recordings();
    checkIds(recordings);
    checkStreams(recordings);
    if (onDamage == OnDamage.FAIL) {
      refuse(known(extraction, recordings)); // before hours of reading
    }
    dataset.damage().forEach(this::note);
    try (OrderedWork<DigestedOutcome> work =
        OrderedWork.onAllProcessors(
            recordings.stream().map(each -> DigestedOutcome.task(extraction, each)).toList())) {
      for (int i = 0; i < recordings.size(); i++) {
        keep(work.next());
        progress.at(i + 1, recordings.size());
      }
    }
    checkRest(recordings.size());
    return new Corpus(examples, damage, shapes.shapes(), digest.hex(), alike.found(), remarks());
  }

  private void keep(DigestedOutcome digested) {
    digested.outcome().damage().forEach(this::note);
    Optional<Example> example = digested.outcome().example();
    if (example.isEmpty()) {
      return;
    }
    checkLabel(example.get());
    Optional<Damage> misfit = shapes.misfit(example.get());
    misfit.ifPresent(this::note);
    if (misfit.isEmpty()) {
      examples.add(kept(example.get()));
      digested.outcome().repairs().forEach(repairs::add);
      digest.add(digested.digest());
      alike.add(example.get().recording(), digested.fingerprints());
    }
  }

  private Example kept(Example example) {
    Map<String, HeldFeatures> held = new LinkedHashMap<>();
    example.features().forEach((name, each) -> held.put(name, memory.keep(each.get())));
    return new Example(example.recording(), held, example.label(), example.seconds());
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>(repairs.lines());
    if (memory.spilled() > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "dataset: %.1f GiB of features do not fit into Java's memory and are read from disk",
              memory.spilled() / (double) (1L << 30)));
    }
    return remarks;
  }

  /** A class beyond the last would be written into the next recording's place in a batch. */
  private void checkLabel(Example example) {
    int label = example.label().orElse(0);
    if (label < 0 || label >= dataset.target().outputs()) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "dataset: recording '%s' has class %d of %s",
              example.recording().id(),
              label,
              dataset.target().names()));
    }
  }

  private void note(Damage row) {
    if (row.skipped() && onDamage == OnDamage.FAIL) {
      refuse(List.of(row));
    }
    damage.add(row);
  }

  /** The damage that shows before a recording is read. */
  private List<Damage> known(Extraction extraction, List<Recording> recordings) {
    List<Damage> known = new ArrayList<>(dataset.damage());
    recordings.forEach(each -> known.addAll(extraction.unreadable(each)));
    return known.stream().filter(Damage::skipped).toList();
  }

  private static void refuse(List<Damage> rows) {
    List<String> lines = new ArrayList<>();
    for (Damage row : rows.subList(0, Math.min(TOLD, rows.size()))) {
      lines.add(
          String.format(
                  Locale.ROOT,
                  "dataset: every recording must be whole, but '%s'%s: %s. Repair it, or set",
                  row.recording(),
                  row.stream().isEmpty() ? "" : ", stream '" + row.stream() + "'",
                  row.reason())
              + " dataset.onDamage=skip.");
    }
    if (rows.size() > TOLD) {
      lines.add(
          String.format(
              Locale.ROOT, "dataset: %d more recordings are not shown.", rows.size() - TOLD));
    }
    if (!lines.isEmpty()) {
      throw new PolyfuseException(lines);
    }
  }

  private static void checkIds(List<Recording> recordings) {
    if (recordings.isEmpty()) {
      throw new PolyfuseException(
          "dataset: one recording or more is needed but there is none. Check the dataset's"
              + " settings.");
    }
    Set<String> ids = new HashSet<>();
    for (Recording recording : recordings) {
      if (!ids.add(recording.id())) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "dataset: each recording needs an id of its own but '%s' occurs twice.",
                recording.id()));
      }
    }
  }

  private void checkStreams(List<Recording> recordings) {
    List<String> problems = new ArrayList<>();
    for (ModalityPlan modality : modalities) {
      String stream = modality.stream();
      if (recordings.stream().allMatch(recording -> recording.stream(stream).isEmpty())) {
        Set<String> known = new LinkedHashSet<>();
        recordings.forEach(recording -> known.addAll(recording.streams().keySet()));
        problems.add(
            String.format(
                Locale.ROOT,
                "modalities.%s.stream: no recording has a stream '%s'.%s Known: %s.",
                modality.name(),
                stream,
                NearestName.hint(stream, known),
                known.isEmpty() ? "none" : String.join(", ", known)));
      }
    }
    if (!problems.isEmpty()) {
      throw new PolyfuseException(problems);
    }
  }

  /** Each modality needs a recording that has it, or nothing can learn from it. */
  private void checkRest(int all) {
    for (ModalityPlan modality : modalities) {
      if (examples.stream().noneMatch(each -> each.features().containsKey(modality.name()))) {
        Damage first =
            damage.stream()
                .filter(row -> row.skipped() || row.stream().equals(modality.stream()))
                .min(Comparator.comparing(row -> !row.stream().equals(modality.stream())))
                .orElseThrow();
        throw new PolyfuseException(
            String.format(
                    Locale.ROOT,
                    "modalities.%s: a whole recording with stream '%s' must be left but of %d recordings",
                    modality.name(),
                    modality.stream(),
                    all)
                + String.format(
                    Locale.ROOT,
                    " none is; '%s' for one: %s. Check the dataset's settings and files.",
                    first.recording(),
                    first.reason()));
      }
    }
  }
}
