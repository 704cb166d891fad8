/** The IEMOCAP corpus as it stands on disk: read, and written from generated recordings. */
@NullMarked
package org.polyfuse.datasets.iemocap;

import org.jspecify.annotations.NullMarked;
