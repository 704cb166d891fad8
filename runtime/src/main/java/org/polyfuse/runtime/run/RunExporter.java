package org.polyfuse.runtime.run;

import com.google.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.config.ConfigLoader;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.BlankBatch;
import org.polyfuse.runtime.engine.ComputeEngine;
import org.polyfuse.runtime.engine.Engines;
import org.polyfuse.runtime.engine.SessionPlan;
import org.polyfuse.runtime.files.FileFault;
import org.polyfuse.runtime.files.WholeFolder;
import org.polyfuse.runtime.folder.SystemDescription;
import org.polyfuse.runtime.folder.TrainedFolder;
import org.polyfuse.runtime.network.SystemBuilder;
import org.polyfuse.runtime.network.SystemNetwork;
import org.polyfuse.runtime.plan.StudyParts;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.weights.HostTensor;
import org.polyfuse.runtime.weights.InitialWeights;

/** Writes trained systems for programs that know nothing of this one. */
public final class RunExporter {

  private final ConfigLoader loader;
  private final Engines engines;

  /** With these engines. */
  @Inject
  public RunExporter(ConfigLoader loader, Engines engines) {
    this.loader = loader;
    this.engines = engines;
  }

  /**
   * The shape of the batch that a written system takes.
   *
   * @param size recordings, 1 or more
   * @param seconds the longest recording, above 0
   */
  public record Extent(int size, double seconds) {
    /** Checks the ranges. */
    public Extent {
      if (size < 1 || !(seconds > 0)) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "export: a batch of 1 or more recordings of some seconds is needed but was %d of %s s.",
                size,
                seconds));
      }
    }
  }

  /**
   * Writes a system, frozen encoders included. It takes features as the front-ends give them, or as
   * encoders prepare them, normalised if the system was trained so.
   *
   * @param run its folder
   * @param fold one fold's system; empty for the final model
   * @param format such as {@code savedmodel}
   * @param folder new or empty; it is whole or not there
   * @throws PolyfuseException if there is no such system or format, or the folder is not empty
   * @throws FileFault if it cannot be written there
   */
  public void export(Path run, OptionalInt fold, String format, Extent extent, Path folder) {
    WholeFolder.requireFree("--output", folder);
    TrainedFolder trained = TrainedFolder.of(run, fold);
    Study study = trained.study(loader);
    SystemDescription description = trained.description();
    SystemNetwork network = // with all encoders: what is written needs none ahead of it
        SystemBuilder.build(study, description.seenByEncoders(), description.target());
    Map<String, HostTensor> weights = trained.weights(InitialWeights.shapes(network));
    SessionPlan plan =
        new SessionPlan(network, weights, StudyParts.rule(study), List.of(), List.of("cpu"));
    HostBatch example = BlankBatch.of(network, extent.size(), extent.seconds());
    ComputeEngine writer = writer(format, study);
    WholeFolder.write(
        folder,
        unfinished -> {
          try {
            writer.export(format, plan, example, unfinished);
            return unfinished;
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        });
  }

  private ComputeEngine writer(String format, Study study) {
    List<String> formats = new ArrayList<>();
    for (String name : engines.names()) {
      ComputeEngine engine =
          engines.open(name, study.engine().threads(), study.engine().reproducible());
      if (engine.formats().contains(format)) {
        return engine;
      }
      formats.addAll(engine.formats());
    }
    throw new PolyfuseException(
        String.format(
            Locale.ROOT,
            "--format: must be one of %s but was '%s'. Formats come with engines; see 'polyfuse doctor'.",
            formats,
            format));
  }
}
