/** Writes the beginnings of a plugin for its author to go on from. */
@NullMarked
package org.polyfuse.scaffold;

import org.jspecify.annotations.NullMarked;
