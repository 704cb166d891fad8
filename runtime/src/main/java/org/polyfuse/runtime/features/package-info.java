/**
 * From raw streams to feature steps: readers, front-ends and what encoders prepare, and the cache
 * that keeps it all.
 */
@NullMarked
package org.polyfuse.runtime.features;

import org.jspecify.annotations.NullMarked;
