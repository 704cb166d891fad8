/**
 * The engine boundary: host arrays in, host arrays out. NDArrays never leave an engine's side, so
 * that engines which record a graph fit behind it too.
 */
@NullMarked
package org.polyfuse.runtime.engine;

import org.jspecify.annotations.NullMarked;
