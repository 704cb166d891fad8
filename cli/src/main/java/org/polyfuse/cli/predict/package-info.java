/**
 * The command {@code predict}: recordings from arguments or a manifest, and what is told of each.
 */
@NullMarked
package org.polyfuse.cli.predict;

import org.jspecify.annotations.NullMarked;
