/**
 * Records a forward pass without an engine: {@link org.polyfuse.trace.Tracing} hands out arrays
 * that have a shape and a type but no values, and what is done with them becomes a list of {@link
 * org.polyfuse.trace.Operation}s, of the few kinds in {@link org.polyfuse.trace.Kind}. Engines that
 * run graphs, exporters and the test kit read that list.
 */
@NullMarked
package org.polyfuse.trace;

import org.jspecify.annotations.NullMarked;
