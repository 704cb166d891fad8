/** Polyfuse as a library: train in code, open what was trained, predict. */
@NullMarked
package org.polyfuse.examples.library;

import org.jspecify.annotations.NullMarked;
