/** Metrics of posteriors. */
@NullMarked
package org.polyfuse.runtime.metric;

import org.jspecify.annotations.NullMarked;
