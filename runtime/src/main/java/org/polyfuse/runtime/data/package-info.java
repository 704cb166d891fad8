/**
 * From a dataset to host batches: features by front-ends, fitted normalisation, and the plan of
 * each batch (lengths, centre times, trunks, presence). Plain Java; no engine is needed.
 */
@NullMarked
package org.polyfuse.runtime.data;

import org.jspecify.annotations.NullMarked;
