/**
 * Tables on an Apache Spark cluster: what runs there is the ordinary program, one process a task.
 */
@NullMarked
package org.polyfuse.spark;

import org.jspecify.annotations.NullMarked;
