/**
 * Reads graph models of TensorFlow.js as graphs of TensorFlow's own operations. Needs TensorFlow's
 * messages, not its natives.
 */
@NullMarked
package org.polyfuse.tensorflow.tfjs;

import org.jspecify.annotations.NullMarked;
