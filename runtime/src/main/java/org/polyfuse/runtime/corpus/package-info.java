/**
 * A whole dataset with its features: loaded, checked, compared for recordings that hold the same,
 * and put under conditions.
 */
@NullMarked
package org.polyfuse.runtime.corpus;

import org.jspecify.annotations.NullMarked;
