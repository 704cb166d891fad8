/** Corpora and the formats they are kept in: the generated corpus, IEMOCAP, media readers. */
@NullMarked
package org.polyfuse.datasets;

import org.jspecify.annotations.NullMarked;
