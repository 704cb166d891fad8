/** Features computed elsewhere: a file a clip and stream, or all clips in one NPZ. */
@NullMarked
package org.polyfuse.datasets.features;

import org.jspecify.annotations.NullMarked;
