/** Runs of a table as processes: how they are started, and what they do. */
@NullMarked
package org.polyfuse.tables.process;

import org.jspecify.annotations.NullMarked;
