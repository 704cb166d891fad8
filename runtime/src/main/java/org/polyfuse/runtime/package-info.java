/**
 * The public face of Polyfuse as a library: build or read a study, train it, open what was trained,
 * predict. {@link org.polyfuse.runtime.Toolkit} is where it begins.
 */
@NullMarked
package org.polyfuse.runtime;

import org.jspecify.annotations.NullMarked;
