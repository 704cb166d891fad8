/**
 * Networks of others, by file: run once a recording, ahead of the network that is trained. Nothing
 * here is a layer of that network.
 */
@NullMarked
package org.polyfuse.encoders.external;

import org.jspecify.annotations.NullMarked;
