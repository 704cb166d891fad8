/**
 * Arrays in files as numeric programs write them: NPY, NPZ, safetensors. Plain Java, any engine.
 */
@NullMarked
package org.polyfuse.datasets.array;

import org.jspecify.annotations.NullMarked;
