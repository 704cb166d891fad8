package org.polyfuse.runtime.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Label;
import org.polyfuse.api.data.Recording;
import org.polyfuse.runtime.corpus.DamageTable;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.files.Csv;
import org.polyfuse.runtime.files.WholeFile;
import org.polyfuse.runtime.folder.RunFolder;
import org.polyfuse.runtime.plan.StudyData;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.WeightsFile;

/**
 * Features as files that the dataset {@code features} reads: {@code MODALITY/ID.safetensors} with
 * the array and how long its steps are, and {@code labels.csv}, which is written last: a folder
 * with it is whole. Safe for use from several threads and processes.
 */
public final class FeatureFolder {

  private static final String LABELS = "labels.csv";
  private static final String GROUP = "group.";

  private final Path folder;

  /** Nothing is made yet. */
  public FeatureFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Makes sure that nobody else's work is written over; what an unfinished call left is.
   *
   * @throws PolyfuseException if a whole folder is there
   */
  public void refuseWhole() {
    if (Files.exists(folder.resolve(LABELS))) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "--out: must be a new folder, or one that is not finished, but '%s' has a %s. Choose another.",
              folder,
              LABELS));
    }
  }

  /** Writes the features of a recording. */
  void write(Example example) {
    example
        .features()
        .forEach((modality, held) -> write(modality, example.recording().id(), held.get()));
  }

  private void write(String modality, String id, Features features) {
    long[] step = features.shape().step().getShape();
    long[] shape = new long[step.length + 1];
    shape[0] = features.steps();
    System.arraycopy(step, 0, shape, 1, step.length);
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    tensors.put("features", new HostTensor(features.values(), shape));
    float seconds = (float) features.shape().stepSeconds();
    tensors.put("step_seconds", new HostTensor(new float[] {seconds}, new long[] {1}));
    byte[] bytes = WeightsFile.encode(tensors);
    WholeFile.writeUnforced(file(modality, id), out -> out.write(bytes));
  }

  private Path file(String modality, String id) {
    Path place = folder.resolve(modality);
    Path file = place.resolve(id + ".safetensors").normalize();
    if (!file.startsWith(place) || file.getNameCount() < place.getNameCount() + 1) {
      throw new PolyfuseException("its id leads out of the folder of features. Give it another.");
    }
    return file;
  }

  /**
   * Writes the tables, when all recordings are done.
   *
   * @param damage all that was found; recordings that were skipped have no row
   */
  public void finish(Dataset dataset, List<Damage> damage) {
    Set<String> skipped = new LinkedHashSet<>();
    damage.stream().filter(Damage::skipped).forEach(each -> skipped.add(each.recording()));
    Target.Classes target = StudyData.classes(dataset);
    Set<String> groups = new TreeSet<>();
    dataset.recordings().forEach(each -> groups.addAll(each.groups().keySet()));
    List<String> header = new ArrayList<>(List.of("id", "label", "split"));
    groups.forEach(each -> header.add(GROUP + each));
    StringBuilder table = new StringBuilder(Csv.row(header));
    for (Recording each : dataset.recordings()) {
      if (!skipped.contains(each.id())) {
        table.append(Csv.row(row(each, target, groups)));
      }
    }
    DamageTable.write(folder.resolve(RunFolder.DAMAGE), damage);
    WholeFile.write(folder.resolve(LABELS), table.toString());
  }

  private static List<String> row(Recording recording, Target.Classes target, Set<String> groups) {
    List<String> cells = new ArrayList<>();
    cells.add(recording.id());
    cells.add(
        recording.label().orElse(null) instanceof Label.OfClass known
            ? target.names().get(known.index())
            : "");
    cells.add(recording.split().orElse(""));
    groups.forEach(each -> cells.add(recording.groups().getOrDefault(each, "")));
    return cells;
  }
}
