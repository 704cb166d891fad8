/**
 * Front-ends: raw streams to feature steps, in plain Java on the host. All are stateless and safe
 * for use from several threads.
 */
@NullMarked
package org.polyfuse.encoders.frontend;

import org.jspecify.annotations.NullMarked;
