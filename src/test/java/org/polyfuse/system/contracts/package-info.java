/** The published contracts on everything that ServiceLoader finds, and on plugins with faults. */
@NullMarked
package org.polyfuse.system.contracts;

import org.jspecify.annotations.NullMarked;
