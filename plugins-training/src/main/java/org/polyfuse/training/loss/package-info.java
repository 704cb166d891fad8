/** Losses of classification. */
@NullMarked
package org.polyfuse.training.loss;

import org.jspecify.annotations.NullMarked;
