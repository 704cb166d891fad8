/** Recordings that a program holds itself, as a dataset: training without any file. */
@NullMarked
package org.polyfuse.runtime.memory;

import org.jspecify.annotations.NullMarked;
