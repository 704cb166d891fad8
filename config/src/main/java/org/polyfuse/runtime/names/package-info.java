/** Names and other text of users, as messages show them. */
@NullMarked
package org.polyfuse.runtime.names;

import org.jspecify.annotations.NullMarked;
