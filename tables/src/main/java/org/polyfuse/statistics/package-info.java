/**
 * What differences between systems mean: significance tests, intervals, corrections. Pure functions
 * of labels and predictions.
 */
@NullMarked
package org.polyfuse.statistics;

import org.jspecify.annotations.NullMarked;
