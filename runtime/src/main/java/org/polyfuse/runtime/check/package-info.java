/**
 * Checking before training: how much memory it takes, what the data look like, and whether they are
 * what they were.
 */
@NullMarked
package org.polyfuse.runtime.check;

import org.jspecify.annotations.NullMarked;
