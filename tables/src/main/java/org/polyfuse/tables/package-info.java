/**
 * Tables: a table file becomes runs, the runs become rows with statistics, and the rows become
 * files in a table's folder.
 */
@NullMarked
package org.polyfuse.tables;

import org.jspecify.annotations.NullMarked;
