/**
 * What a finished fold keeps so that a report can be made of its folder alone: inner outputs of the
 * test part, and a few recordings with what a system saw of them.
 */
@NullMarked
package org.polyfuse.runtime.keep;

import org.jspecify.annotations.NullMarked;
