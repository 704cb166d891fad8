package org.polyfuse.tensorflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfuse.api.train.UpdateRule;
import org.polyfuse.runtime.data.Example;
import org.polyfuse.runtime.data.HeldFeatures;
import org.polyfuse.runtime.data.HostBatch;
import org.polyfuse.runtime.engine.TrainingSession;
import org.polyfuse.runtime.engine.TrainingSession.StepResult;
import org.polyfuse.runtime.run.StudySystem;
import org.polyfuse.runtime.weights.HostTensor;

/** The systems that both engines are compared on, and what is done with them. */
final class Systems {

  static final List<String> NAMES =
      List.of(
          "audio",
          "audio-no-lrn",
          "audio-2d",
          "video",
          "concat",
          "decision",
          "g-fbp",
          "ag-fbp",
          "m-fbp",
          "am-fbp");
  static final UpdateRule SGD = new UpdateRule.Sgd(1e-2, 0, 0, 0);
  static final UpdateRule ADAM = new UpdateRule.Adam(1e-3, 0, 0, 0.9, 0.999, 1e-8);

  private Systems() {}

  /** An example as it is published, on a corpus of a few recordings, without dropout. */
  static StudySystem of(String name) {
    return with(name, "0");
  }

  /** The same with dropout, where it has any. */
  static StudySystem with(String name, String dropout) {
    List<String> settings =
        new ArrayList<>(List.of("dataset.perSpeaker=2", "training.batch.size=4", "cache.maxGiB=0"));
    if (name.endsWith("-fbp")) {
      settings.add("fusion.dropout=" + dropout);
    }
    return StudySystem.of(Path.of("..", "examples", "small", name + ".yaml"), settings);
  }

  /** A fusion of three modalities of step vectors, without dropout. */
  static StudySystem ofThree(String fusion) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "dataset.perSpeaker=2",
                "training.batch.size=8",
                "cache.maxGiB=0",
                "modalities.voice={stream: audio, frontEnd: features, attention: mean}",
                "fusion.type=" + fusion));
    if (fusion.endsWith("-fbp")) {
      settings.add("fusion.dropout=0");
    }
    return StudySystem.of(Path.of("..", "examples", "coincidence", "m-fbp.yaml"), settings);
  }

  /** Eight recordings: one of no stream, then of each other subset of the three. */
  static HostBatch everySubset(StudySystem system) {
    List<Example> members = new ArrayList<>();
    for (int subset = 0; subset < 8; subset++) {
      Example whole = system.examples().get(subset);
      List<String> names = List.copyOf(whole.features().keySet());
      Map<String, HeldFeatures> features = new LinkedHashMap<>(whole.features());
      for (int m = 0; m < 3; m++) {
        if ((subset >> m & 1) == 0) {
          features.remove(names.get(m));
        }
      }
      members.add(whole.with(features));
    }
    return system.batch(members);
  }

  /** Losses of some steps over the batches in turn, each with its own seed. */
  static double[] train(
      TrainingSession session, List<HostBatch> batches, int from, int to, double rate) {
    double[] losses = new double[to - from];
    for (int i = from; i < to; i++) {
      StepResult result = session.train(batches.get(i % batches.size()), 31L * i, rate);
      losses[i - from] = result.loss();
    }
    return losses;
  }

  /** The largest difference of any value, relative to the largest of its array. */
  static double relative(HostTensor found, HostTensor expected) {
    double largest = 1e-12;
    double difference = 0;
    for (int i = 0; i < expected.values().length; i++) {
      largest = Math.max(largest, Math.abs(expected.values()[i]));
      difference =
          Math.max(difference, Math.abs(found.values()[i] - (double) expected.values()[i]));
    }
    return difference / largest;
  }

  /** The largest difference of any weight. */
  static double distance(Map<String, HostTensor> a, Map<String, HostTensor> b) {
    double largest = 0;
    for (Map.Entry<String, HostTensor> each : a.entrySet()) {
      float[] x = each.getValue().values();
      float[] y = b.get(each.getKey()).values();
      for (int i = 0; i < x.length; i++) {
        largest = Math.max(largest, Math.abs(x[i] - (double) y[i]));
      }
    }
    return largest;
  }

  static boolean sameBits(Map<String, HostTensor> a, Map<String, HostTensor> b) {
    return a.entrySet().stream()
        .allMatch(each -> Arrays.equals(each.getValue().values(), b.get(each.getKey()).values()));
  }
}
