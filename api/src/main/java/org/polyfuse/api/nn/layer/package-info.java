/** Layers and functions that parts share: projections, norms, who is present. */
@NullMarked
package org.polyfuse.api.nn.layer;

import org.jspecify.annotations.NullMarked;
