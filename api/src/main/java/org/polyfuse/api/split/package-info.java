/** How a corpus is divided into what trains, what selects and what is tested. */
@NullMarked
package org.polyfuse.api.split;

import org.jspecify.annotations.NullMarked;
