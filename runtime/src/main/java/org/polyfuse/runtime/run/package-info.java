/**
 * Runs: a study becomes jobs (resolved config, seed, fold, folder), jobs become a run folder, and a
 * run folder becomes a trained system.
 */
@NullMarked
package org.polyfuse.runtime.run;

import org.jspecify.annotations.NullMarked;
