/** Engines that compute and differentiate through DJL: PyTorch. */
@NullMarked
package org.polyfuse.runtime.engine.djl;

import org.jspecify.annotations.NullMarked;
