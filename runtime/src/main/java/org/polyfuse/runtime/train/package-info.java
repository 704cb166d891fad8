/**
 * Training: the loop over epochs and steps, checkpoints from which it goes on to the same bits, and
 * the evaluation of a part of the corpus.
 */
@NullMarked
package org.polyfuse.runtime.train;

import org.jspecify.annotations.NullMarked;
