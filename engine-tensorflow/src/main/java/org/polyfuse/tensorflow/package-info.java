/**
 * A training engine on TensorFlow. What a system does with NDArrays is recorded as nodes of a
 * TensorFlow graph, once for each shape of batches, and run from then on: {@link
 * org.polyfuse.tensorflow.TensorFlowEngineFactory}.
 */
@NullMarked
package org.polyfuse.tensorflow;

import org.jspecify.annotations.NullMarked;
