package org.polyfuse.api.nn;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the weights of a mixture of posteriors that are right most often, of those the ones with
 * the lowest log-loss, of those the most equal: all weights that are multiples of 1/20 and sum to
 * 1, or of a coarser step that leaves at most 20,000 of them (six members and more). On the host,
 * in plain Java: for {@link Tunable} fusions, and for whoever mixes finished systems.
 */
public final class MixtureWeights {

  private static final int FINEST = 20;
  private static final long MOST_POINTS = 20_000;
  private static final double SMALLEST_POSTERIOR = 1e-30;
  private static final double ROUND_OFF = 1e-12;

  private final List<Member> members;
  private final int[] labels;
  private final int parts;
  private double[] best = new double[0];
  private int bestRight = -1;
  private double bestLoss;
  private double bestSquares;

  private MixtureWeights(List<Member> members, int[] labels) {
    this.members = List.copyOf(members);
    this.labels = labels;
    this.parts = parts(members.size());
  }

  /**
   * What is mixed.
   *
   * @param posteriors (S, K)
   * @param present (S), whether it says anything of a recording; the others then share its weight
   */
  public record Member(double[][] posteriors, boolean[] present) {}

  /**
   * Searches.
   *
   * @param members one or more, of the same recordings in the same order
   * @param labels the class of each of the S recordings
   * @return one weight for each member, summing to 1
   */
  public static double[] best(List<Member> members, int[] labels) {
    MixtureWeights search = new MixtureWeights(members, labels);
    search.visit(new int[members.size()], 0, search.parts);
    return search.best;
  }

  /** The finest step with few enough points: (parts + members - 1) over (members - 1) of them. */
  private static int parts(int members) {
    for (int parts = FINEST; parts > 1; parts--) {
      double points = 1;
      for (int i = 1; i < members; i++) {
        points = points * (parts + i) / i;
      }
      if (points <= MOST_POINTS) {
        return parts;
      }
    }
    return 1;
  }

  private void visit(int[] shares, int member, int left) {
    if (member == shares.length - 1) {
      shares[member] = left;
      score(shares);
      return;
    }
    for (int share = 0; share <= left; share++) {
      shares[member] = share;
      visit(shares, member + 1, left - share);
    }
  }

  private void score(int[] shares) {
    int right = 0;
    double loss = 0;
    for (int s = 0; s < labels.length; s++) {
      double[] mixed = mixture(shares, s);
      right += argMax(mixed) == labels[s] ? 1 : 0;
      loss -= Math.log(Math.max(mixed[labels[s]], SMALLEST_POSTERIOR));
    }
    int squares = IntStream.of(shares).map(share -> share * share).sum(); // least if equal
    if (isBetter(right, loss, squares)) {
      bestRight = right;
      bestLoss = loss;
      bestSquares = squares;
      best = IntStream.of(shares).mapToDouble(share -> (double) share / parts).toArray();
    }
  }

  private boolean isBetter(int right, double loss, double squares) {
    if (right != bestRight) {
      return right > bestRight;
    }
    boolean sameLoss = Math.abs(loss - bestLoss) <= ROUND_OFF * labels.length;
    return sameLoss ? squares < bestSquares : loss < bestLoss;
  }

  /** Over the members that are there, equally if all of these weigh 0; uniform if none is. */
  private double[] mixture(int[] shares, int recording) {
    double total = 0;
    for (int m = 0; m < shares.length; m++) {
      total += members.get(m).present()[recording] ? shares[m] : 0;
    }
    double[] mixed = new double[members.get(0).posteriors()[recording].length];
    double sum = 0;
    for (int m = 0; m < shares.length; m++) {
      double weight = members.get(m).present()[recording] ? (total == 0 ? 1 : shares[m]) : 0;
      sum += weight;
      for (int k = 0; k < mixed.length; k++) {
        mixed[k] += weight * members.get(m).posteriors()[recording][k];
      }
    }
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = sum == 0 ? 1.0 / mixed.length : mixed[k] / sum;
    }
    return mixed;
  }

  private static int argMax(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }
}
