/** Weights on the host: drawn in Java by name and seed, kept in safetensors files. */
@NullMarked
package org.polyfuse.runtime.weights;

import org.jspecify.annotations.NullMarked;
