/** Whole-system tests, the architecture rules, and programs that measure. */
@NullMarked
package org.polyfuse.system;

import org.jspecify.annotations.NullMarked;
