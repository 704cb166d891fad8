/** Losses of classification. */
@NullMarked
package org.polyfuse.runtime.loss;

import org.jspecify.annotations.NullMarked;
