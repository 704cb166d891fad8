/** Metrics of posteriors. */
@NullMarked
package org.polyfuse.training.metric;

import org.jspecify.annotations.NullMarked;
