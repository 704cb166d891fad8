/** Losses: what training makes smaller. */
@NullMarked
package org.polyfuse.api.loss;

import org.jspecify.annotations.NullMarked;
