/** Attentions: weights over the encoded steps of one modality (paper, Eqs. 3-6 and 8-11). */
@NullMarked
package org.polyfuse.encoders.attention;

import org.jspecify.annotations.NullMarked;
