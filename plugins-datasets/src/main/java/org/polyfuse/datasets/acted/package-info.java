/**
 * Corpora of acted speech whose file names say everything: RAVDESS and CREMA-D. Anyone can download
 * them.
 */
@NullMarked
package org.polyfuse.datasets.acted;

import org.jspecify.annotations.NullMarked;
