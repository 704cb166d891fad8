package org.polyfuse.runtime.keep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfuse.api.data.AbsentStreamException;
import org.polyfuse.api.data.DamagedStreamException;
import org.polyfuse.api.data.Features;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.FrontEndFactory;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.Series;
import org.polyfuse.api.data.Text;
import org.polyfuse.api.data.Waveform;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.features.StreamReading;
import org.polyfuse.runtime.keep.ShownRecording.Shown;
import org.polyfuse.runtime.keep.ShownRecording.Thumbnail;
import org.polyfuse.runtime.study.Study;
import org.polyfuse.runtime.train.PartResult;

/**
 * Looks again at the streams of a few tested recordings.
 *
 * @param study whose evaluation says which, and whose modalities name the streams
 * @param classes names by index
 * @param reading opens streams
 */
public record ShownRecordings(Study study, List<String> classes, StreamReading reading) {

  /** The name of their file in a fold's folder. */
  public static final String FILE = "shown.json";

  /**
   * What is kept of some of a fold's test part.
   *
   * @param examples the part
   * @param result what the system gives for it, in the same order
   * @param outputs the same
   */
  public List<ShownRecording> of(
      int fold, List<Example> examples, PartResult result, KeptOutputs outputs) {
    int[] predicted = result.predicted();
    List<ShownRecording> shown = new ArrayList<>();
    for (int i : new Choosing(result).choose(study.evaluation().show())) {
      int label = result.labels()[i];
      shown.add(
          new ShownRecording(
              result.ids().get(i),
              fold,
              label < 0 ? null : classes.get(label),
              classes.get(predicted[i]),
              result.posteriors()[i][predicted[i]],
              examples.get(i).seconds(),
              factors(outputs, i),
              modalities(examples.get(i), outputs, i)));
    }
    return shown;
  }

  private static Map<String, Double> factors(KeptOutputs outputs, int row) {
    Map<String, Double> factors = new LinkedHashMap<>();
    outputs
        .diagnostics()
        .forEach(
            (name, values) -> {
              if (values[row].length == 1) {
                factors.put(name, (double) values[row][0]);
              }
            });
    return factors;
  }

  private List<Shown> modalities(Example example, KeptOutputs outputs, int row) {
    List<Shown> shown = new ArrayList<>();
    study
        .modalities()
        .forEach(
            (name, section) -> {
              List<AttendedSteps> attention = outputs.attention().get(name);
              shown.add(
                  modality(
                      name,
                      section.stream().orElse(name),
                      FrontEndFactory.make(section.frontEnd()).takes(),
                      example,
                      attention == null
                          ? new AttendedSteps(new float[0], new float[0])
                          : attention.get(row)));
            });
    return shown;
  }

  private Shown modality(
      String name,
      String stream,
      Class<? extends RawStream> kind,
      Example example,
      AttendedSteps attention) {
    HeldFeatures held = example.features().get(name);
    if (held == null) {
      return new Shown(name, attention, null, null, List.of(), null);
    }
    Features features = held.get();
    List<Thumbnail> thumbnails = Drawing.thumbnails(features);
    if (!thumbnails.isEmpty()) {
      return new Shown(name, attention, null, null, thumbnails, null);
    }
    RawStream raw = raw(example.recording(), stream, kind).orElse(null);
    if (raw instanceof Waveform sound && sound.samples().length > 0) {
      return new Shown(name, attention, ShownSpectrogram.of(sound), null, List.of(), null);
    }
    if (raw instanceof Series series && series.steps() > 1) {
      return new Shown(name, attention, null, Drawing.motion(series), List.of(), null);
    }
    if (raw instanceof Frames frames) {
      return new Shown(name, attention, null, null, Drawing.thumbnails(frames), null);
    }
    if (raw instanceof Text text) {
      return new Shown(name, attention, null, null, List.of(), text.content());
    }
    return new Shown(
        name, attention, Drawing.picture(features).orElse(null), null, List.of(), null);
  }

  /** Features came from the cache perhaps, and the file is gone; then the figure does without. */
  private Optional<RawStream> raw(
      Recording recording, String stream, Class<? extends RawStream> kind) {
    try {
      return recording.stream(stream)
          .map(source -> reading.open(source, kind, repaired -> {})); // told when it was read first
    } catch (AbsentStreamException | DamagedStreamException e) {
      return Optional.empty();
    }
  }
}
