package org.polyfuse.tensorflow;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** How sessions run graphs that other programs wrote. */
public final class ForeignGraphs {

  /**
   * Without fusing operations: TensorFlow 2.16 fuses some rows of convolution, addition and
   * activation into what its oneDNN pass then crashes on, and takes a sixth that was stored in half
   * precision for an exact one, which changes what a hard swish gives.
   */
  public static final ConfigProto CONFIG =
      ConfigProto.newBuilder()
          .setGraphOptions(
              GraphOptions.newBuilder()
                  .setRewriteOptions(
                      RewriterConfig.newBuilder().setRemapping(RewriterConfig.Toggle.OFF)))
          .build();

  private ForeignGraphs() {}
}
