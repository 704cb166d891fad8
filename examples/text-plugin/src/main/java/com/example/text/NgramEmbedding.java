package com.example.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import org.polyfuse.api.nn.Encoder;
import org.polyfuse.api.nn.Init;
import org.polyfuse.api.nn.Masks;
import org.polyfuse.api.nn.Pass;
import org.polyfuse.api.nn.Sequence;
import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/**
 * y = e + tanh(V * e) sigmoid(G * e), e = xE + b: a hashed bag times a matrix is the sum of the
 * vectors of its n-grams (Bojanowski et al., 2017), and a gated convolution (Dauphin et al., 2017)
 * lets a word know its neighbours. (N, T, B) to (N, T, C).
 *
 * <p>What is past a text's end is set to zero before the convolution, so padding changes nothing.
 */
final class NgramEmbedding extends Encoder {

  /** A word has length 1, so this is also the deviation of what it is embedded as at first. */
  private static final double DEVIATION = 0.3;

  private final NgramEmbeddingConfig config;
  private final SequenceShape output;
  private final Linear embedding;
  private final Conv1d values;
  private final Conv1d gates;

  NgramEmbedding(NgramEmbeddingConfig config, SequenceShape input) {
    this.config = config;
    this.output = SequenceShape.of(config.size(), input.stepSeconds());
    Linear linear = Linear.builder().setUnits(config.size()).build();
    linear.setInitializer(Init.normal(DEVIATION), Parameter.Type.WEIGHT);
    this.embedding = child("embedding", linear, new Shape(1, input.channels()));
    this.values = child("values", convolution(), new Shape(1, config.size(), config.width()));
    this.gates = child("gates", convolution(), new Shape(1, config.size(), config.width()));
  }

  private Conv1d convolution() {
    Conv1d convolution =
        Conv1d.builder()
            .setFilters(config.size())
            .setKernelShape(new Shape(config.width()))
            .optPadding(new Shape(config.width() / 2))
            .build();
    long inputs = (long) config.size() * config.width();
    convolution.setInitializer(Init.glorot(inputs, inputs), Parameter.Type.WEIGHT);
    return convolution;
  }

  @Override
  public Sequence encode(Pass pass, Sequence sequence) {
    NDArray mask = sequence.mask();
    NDArray embedded = pass.call(embedding, sequence.values()); // (N, T, C)
    float dropout = (float) config.dropout();
    NDArray dropped = Dropout.dropout(embedded, dropout, pass.training()).singletonOrThrow();
    NDArray words = Masks.apply(dropped, mask, 1).transpose(0, 2, 1); // (N, C, T)
    NDArray gate = pass.call(gates, words).getNDArrayInternal().sigmoid();
    NDArray seen = words.add(pass.call(values, words).tanh().mul(gate));
    return new Sequence(Masks.apply(seen.transpose(0, 2, 1), mask, 1), mask);
  }

  @Override
  public SequenceShape output() {
    return output;
  }

  @Override
  public Timing timing() {
    return Timing.same();
  }
}
