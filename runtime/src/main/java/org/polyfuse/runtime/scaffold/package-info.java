/** Writes the beginnings of a plugin for its author to go on from. */
@NullMarked
package org.polyfuse.runtime.scaffold;

import org.jspecify.annotations.NullMarked;
