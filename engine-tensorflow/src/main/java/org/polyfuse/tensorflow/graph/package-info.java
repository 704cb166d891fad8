/**
 * TensorFlow's graphs: nodes, and what makes nodes of a recorded pass. {@link
 * org.polyfuse.tensorflow.graph.Translation} has one translation for each kind of operation.
 */
@NullMarked
package org.polyfuse.tensorflow.graph;

import org.jspecify.annotations.NullMarked;
