package org.polyfuse.fusion;

import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Every fusion of {@link Systems}, the slow obvious way, for one recording: over the streams that
 * it has, as if the fusion had been made for these alone.
 */
final class Obvious {

  private static final int K = 3;
  private static final int OUTPUT = 2;
  private static final int TRUNK_K = 2;
  private static final int TRUNK_OUTPUT = 3;

  private final Map<String, Parameter> parameters;
  private final List<Stream> all;
  private final List<Stream> there = new ArrayList<>();

  /**
   * One stream of the recording.
   *
   * @param channels C
   * @param global (C)
   * @param trunks (H, C), what lies in each trunk
   * @param occupied (H), whether a trunk has a valid step
   */
  record Stream(
      String name,
      boolean present,
      int channels,
      double[] global,
      double[][] trunks,
      boolean[] occupied) {}

  Obvious(Map<String, Parameter> parameters, List<Stream> streams) {
    this.parameters = parameters;
    this.all = streams;
    streams.stream().filter(Stream::present).forEach(there::add);
  }

  /** Features, or posteriors of a decision fusion. */
  double[] of(String fusion) {
    return switch (fusion) {
      case "none", "concat" -> sideBySide();
      case "g-fbp" -> global(false);
      case "ag-fbp" -> global(true);
      case "m-fbp" -> join(global(false), inTrunks());
      case "am-fbp" -> join(global(true), inTrunks());
      case "decision" -> mixture();
      default -> throw new IllegalArgumentException(fusion);
    };
  }

  /** mu of a stream: its share of the lengths of those that are there. */
  double mu(Stream stream) {
    double sum = there.stream().mapToDouble(each -> length(each.global())).sum();
    return stream.present() ? length(stream.global()) / sum : 0;
  }

  private double[] sideBySide() {
    double[] joined = new double[0];
    for (Stream each : all) {
      joined = join(joined, each.present() ? each.global() : new double[each.channels()]);
    }
    return joined;
  }

  private double[] global(boolean adaptive) {
    if (there.isEmpty()) {
      return new double[OUTPUT];
    }
    double[] product = ones(K * OUTPUT);
    for (Stream each : there) {
      double factor = adaptive ? mu(each) : 1;
      times(product, projected("global." + each.name(), 0, each.global(), factor, product.length));
    }
    return unit(windows(product, K));
  }

  private double[] inTrunks() {
    double[] sum = new double[TRUNK_K * TRUNK_OUTPUT];
    for (int h = 0; h < Systems.TRUNKS; h++) {
      int trunk = h;
      if (!there.isEmpty() && there.stream().allMatch(each -> each.occupied()[trunk])) {
        double[] product = ones(sum.length);
        for (Stream each : there) {
          times(product, projected("segments." + each.name(), h, each.trunks()[h], 1, sum.length));
        }
        for (int i = 0; i < sum.length; i++) {
          sum[i] += product[i];
        }
      }
    }
    return unit(windows(sum, TRUNK_K));
  }

  private double[] mixture() {
    double[] mixed = new double[Systems.CLASSES.outputs()];
    double total = 0;
    for (int m = 0; m < all.size(); m++) {
      Stream each = all.get(m);
      if (each.present()) {
        double weight = values("weights")[m];
        double[] logits = projected("classifier-" + each.name(), 0, each.global(), 1, mixed.length);
        double exponentials = 0;
        for (double logit : logits) {
          exponentials += Math.exp(logit);
        }
        for (int k = 0; k < mixed.length; k++) {
          mixed[k] += weight * Math.exp(logits[k]) / exponentials;
        }
        total += weight;
      }
    }
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = there.isEmpty() ? 1.0 / mixed.length : mixed[k] / total;
    }
    return mixed;
  }

  /** f x W + b, of one of several such layers behind each other. */
  private double[] projected(String name, int layer, double[] x, double factor, int outputs) {
    float[] weight = values(name + ".weight");
    float[] bias = values(name + ".bias");
    double[] projected = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      projected[j] = bias[layer * outputs + j];
      for (int c = 0; c < x.length; c++) {
        projected[j] += factor * x[c] * weight[(layer * x.length + c) * outputs + j];
      }
    }
    return projected;
  }

  private float[] values(String parameter) {
    return parameters.get(parameter).getArray().toFloatArray();
  }

  private static double[] windows(double[] product, int k) {
    double[] sums = new double[product.length / k];
    for (int i = 0; i < product.length; i++) {
      sums[i / k] += product[i];
    }
    return sums;
  }

  private static double[] unit(double[] vector) {
    double length = length(vector);
    double[] unit = new double[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = length == 0 ? 0 : vector[i] / length;
    }
    return unit;
  }

  private static double length(double[] vector) {
    double squares = 0;
    for (double each : vector) {
      squares += each * each;
    }
    return Math.sqrt(squares);
  }

  private static void times(double[] product, double[] factor) {
    for (int i = 0; i < product.length; i++) {
      product[i] *= factor[i];
    }
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] join(double[] a, double[] b) {
    double[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }
}
