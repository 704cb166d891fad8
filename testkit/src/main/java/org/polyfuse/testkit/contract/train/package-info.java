/**
 * The contracts of what a study trains with besides its network, and of how its corpus is split.
 */
@NullMarked
package org.polyfuse.testkit.contract.train;

import org.jspecify.annotations.NullMarked;
