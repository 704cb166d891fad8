/** Names for what something holds: digests of values, files, code and features. */
@NullMarked
package org.polyfuse.runtime.digest;

import org.jspecify.annotations.NullMarked;
