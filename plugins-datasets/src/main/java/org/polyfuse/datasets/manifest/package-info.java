/** A user's own recordings, listed in a table. */
@NullMarked
package org.polyfuse.datasets.manifest;

import org.jspecify.annotations.NullMarked;
