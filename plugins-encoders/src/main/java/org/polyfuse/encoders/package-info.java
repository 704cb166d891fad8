/**
 * Encoders, from feature steps to vectors; beside them the front-ends, reductions and attentions
 * that stand around them in a modality.
 *
 * <p>Axes: N recordings, T steps, F frequencies or markers, C channels.
 */
@NullMarked
package org.polyfuse.encoders;

import org.jspecify.annotations.NullMarked;
