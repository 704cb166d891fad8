package org.polyfuse.encoders.external;

import java.util.Locale;
import org.polyfuse.api.data.DamagedStreamException;

/**
 * A network with what goes in and which output is taken.
 *
 * @param network not owned by this record
 */
record ProbedNetwork(ExternalNetwork network, StepInput input, OutputChoice output) {

  /** What comes of as many steps of zeros. */
  Tensor probe(int steps) throws NetworkComplaint {
    return network.run(input.zeros(steps), output);
  }

  /** Says that the network does not take what it is given. */
  IllegalArgumentException refusal(int steps, NetworkComplaint complaint) {
    String expected = network.expects().map(each -> " It expects " + each + ".").orElse("");
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "djl-model: %s must take %s %s but says: %s.%s Set size, layout or input, or the front-end, to what it takes.",
            network.name(),
            input.axes(),
            input.zeros(steps).shape(),
            complaint.reason(),
            expected),
        complaint);
  }

  /** Says that no vectors come of it. */
  IllegalArgumentException misfit(Tensor given, int steps, String wanted) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "output: %s must give %s but gives %s for %s %s. Choose another output, or save the network with a last layer that does.",
            network.name(),
            wanted,
            given.shape(),
            input.axes(),
            input.zeros(steps).shape()));
  }

  /** What comes of steps of a recording. */
  Tensor run(float[] values, int first, int count, int size) {
    try {
      return network.run(input.of(values, first, count, size), output);
    } catch (NetworkComplaint e) {
      throw new DamagedStreamException(
          String.format(Locale.ROOT, "%s does not take it: %s", network.name(), e.reason()), e);
    }
  }
}
