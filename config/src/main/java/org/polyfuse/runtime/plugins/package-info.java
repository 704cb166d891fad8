/**
 * Finds every part by {@link java.util.ServiceLoader}, checks that names are unique, and describes
 * what was found.
 */
@NullMarked
package org.polyfuse.runtime.plugins;

import org.jspecify.annotations.NullMarked;
