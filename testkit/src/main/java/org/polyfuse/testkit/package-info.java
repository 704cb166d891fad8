/**
 * Tests for plugin authors: tensor assertions, golden numbers, a harness that differentiates a part
 * while garbage is collected, and a recorder that traces a part with no engine behind it.
 *
 * <p>Everything here is for one test thread at a time.
 */
@NullMarked
package org.polyfuse.testkit;

import org.jspecify.annotations.NullMarked;
