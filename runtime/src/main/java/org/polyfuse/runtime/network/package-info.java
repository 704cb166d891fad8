/** The system that a study describes, as one part: modalities, fusion, head and loss. */
@NullMarked
package org.polyfuse.runtime.network;

import org.jspecify.annotations.NullMarked;
