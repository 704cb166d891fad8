/** Runs the jobs of a plan that are not done. */
@NullMarked
package org.polyfuse.tables.run;

import org.jspecify.annotations.NullMarked;
