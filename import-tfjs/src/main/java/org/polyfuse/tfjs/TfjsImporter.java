package org.polyfuse.tfjs;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.runtime.engine.ImportedModel;
import org.polyfuse.runtime.engine.ModelImporter;
import org.polyfuse.tensorflow.Natives;
import org.polyfuse.tensorflow.SavedModelFile;
import org.tensorflow.Graph;
import org.tensorflow.TensorFlow;
import org.tensorflow.exceptions.TensorFlowException;

/** Writes a graph model of TensorFlow.js as TensorFlow's SavedModel. */
public final class TfjsImporter implements ModelImporter {

  /** Loads nothing yet. */
  public TfjsImporter() {}

  @Override
  public String format() {
    return "tfjs";
  }

  @Override
  public ImportedModel convert(Path file, List<String> outputs, Path folder) {
    Natives.load();
    GraphModel model = GraphModel.read(file, TensorFlow.registeredOpList());
    try (Graph graph = new Graph()) {
      take(model, graph, file);
      ModelPorts ports = new ModelPorts(graph, file, model.signature(), outputs);
      Optional<String> remark = new ImportTrial(graph).of(ports);
      SavedModelFile.write(model.graph(), ports.signature(), folder);
      return ports.described(remark.stream().toList());
    }
  }

  private static void take(GraphModel model, Graph graph, Path file) {
    try {
      graph.importGraphDef(model.graph());
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw new PolyfuseException(
          String.format(
              Locale.ROOT,
              "%s: TensorFlow %s does not take its graph (%s). It is damaged, or for another"
                  + " version.",
              file,
              TensorFlow.version(),
              Messages.firstLine(e)),
          e);
    }
  }
}
