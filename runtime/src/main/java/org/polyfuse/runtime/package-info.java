/** The public face of Polyfuse as a library: open a trained run and predict. */
@NullMarked
package org.polyfuse.runtime;

import org.jspecify.annotations.NullMarked;
