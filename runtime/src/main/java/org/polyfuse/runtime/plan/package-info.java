/**
 * Planning: which parts a study chooses, what they make of its data, which encoders run ahead of
 * the network, which weights come from elsewhere, and the shape of everything before it is trained.
 */
@NullMarked
package org.polyfuse.runtime.plan;

import org.jspecify.annotations.NullMarked;
