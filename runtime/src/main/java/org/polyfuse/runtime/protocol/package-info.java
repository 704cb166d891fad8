/** Splits of a corpus in which no group stands on two sides. */
@NullMarked
package org.polyfuse.runtime.protocol;

import org.jspecify.annotations.NullMarked;
