/**
 * Running: a study becomes jobs (resolved config, seed, fold, folder), jobs become a run folder,
 * and a run folder becomes a trained system that evaluates, predicts and is written for others.
 */
@NullMarked
package org.polyfuse.runtime.run;

import org.jspecify.annotations.NullMarked;
