/**
 * What lies on disk: run folders with their names, locks, JSON, history and provenance, and the
 * folders of trained systems.
 */
@NullMarked
package org.polyfuse.runtime.folder;

import org.jspecify.annotations.NullMarked;
