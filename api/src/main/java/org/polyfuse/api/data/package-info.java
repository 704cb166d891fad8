/**
 * From a corpus on disk to feature sequences: datasets list recordings, media readers read their
 * raw streams, front-ends turn a raw stream into a sequence of feature steps. Everything here is
 * plain Java on the host; no engine is needed.
 */
@NullMarked
package org.polyfuse.api.data;

import org.jspecify.annotations.NullMarked;
