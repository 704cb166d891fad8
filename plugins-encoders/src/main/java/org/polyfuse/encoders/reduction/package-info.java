/** Reductions: smaller vectors, step by step, between encoder and attention. */
@NullMarked
package org.polyfuse.encoders.reduction;

import org.jspecify.annotations.NullMarked;
