/**
 * What files and the command line say, layer upon layer, before anything is asked of it: trees of
 * nodes that know where they stand, and what is wrong with them.
 */
@NullMarked
package org.polyfuse.runtime.config.layer;

import org.jspecify.annotations.NullMarked;
