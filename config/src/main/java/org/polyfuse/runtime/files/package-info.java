/** Files that are whole or not there, and tables in them. Knows nothing of what is written. */
@NullMarked
package org.polyfuse.runtime.files;

import org.jspecify.annotations.NullMarked;
