/** Readers (and writers) of sound and marker files; plain Java, no library. */
@NullMarked
package org.polyfuse.datasets.media;

import org.jspecify.annotations.NullMarked;
