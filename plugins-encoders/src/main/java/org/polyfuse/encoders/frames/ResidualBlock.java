package org.polyfuse.encoders.frames;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.polyfuse.api.nn.Part;
import org.polyfuse.api.nn.Pass;

/**
 * Two 3x3 convolutions beside a short cut (He et al., 2016, the basic block). The short cut is a
 * 1x1 convolution where the block changes the shape.
 */
final class ResidualBlock extends Part {

  private final Convolution first;
  private final Convolution second;
  private final Optional<Convolution> shortCut;

  ResidualBlock(int inputs, int outputs, int stride) {
    this.first = child("first", new Convolution(inputs, outputs, 3, stride));
    this.second = child("second", new Convolution(outputs, outputs, 3, 1));
    this.shortCut =
        stride == 1 && inputs == outputs
            ? Optional.empty()
            : Optional.of(child("short-cut", new Convolution(inputs, outputs, 1, stride)));
  }

  NDArray apply(Pass pass, NDArray x) {
    NDArray inner = first.apply(pass, x).getNDArrayInternal().relu();
    NDArray beside = shortCut.isPresent() ? shortCut.get().apply(pass, x) : x;
    return second.apply(pass, inner).add(beside).getNDArrayInternal().relu();
  }
}
