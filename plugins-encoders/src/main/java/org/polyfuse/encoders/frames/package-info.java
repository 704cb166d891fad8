/** Encoders of pictures: a vector for each picture of a sequence. */
@NullMarked
package org.polyfuse.encoders.frames;

import org.jspecify.annotations.NullMarked;
