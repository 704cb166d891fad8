/** Names as users write them: which known one is meant, and the order a reader expects. */
@NullMarked
package org.polyfuse.runtime.names;

import org.jspecify.annotations.NullMarked;
