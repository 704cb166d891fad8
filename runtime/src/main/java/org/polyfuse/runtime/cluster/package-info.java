/** Where studies are carried out beyond this machine; what a module for a cluster implements. */
@NullMarked
package org.polyfuse.runtime.cluster;

import org.jspecify.annotations.NullMarked;
