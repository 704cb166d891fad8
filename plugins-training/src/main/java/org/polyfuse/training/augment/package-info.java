/**
 * Changes of what a training step sees: masks, noise, mirrored and shifted pictures, lost frames,
 * mixtures of recordings. Validation and test data are never changed.
 */
@NullMarked
package org.polyfuse.training.augment;

import org.jspecify.annotations.NullMarked;
