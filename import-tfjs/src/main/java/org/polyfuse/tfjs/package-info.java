/**
 * Reads graph models of TensorFlow.js as graphs of TensorFlow's own operations, and writes them as
 * SavedModels.
 */
@NullMarked
package org.polyfuse.tfjs;

import org.jspecify.annotations.NullMarked;
