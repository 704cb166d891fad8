/**
 * The networks: typed parts on DJL blocks, and the values that flow between them.
 *
 * <p>Axes: N recordings of a batch, T steps of one stream, C channels of an encoded step, H trunks,
 * K factors, O fused features, M modalities.
 *
 * <p>A part computes with NDArray operations only. It never reads an array's values back to the
 * host and decides nothing by them, so an engine that records a graph can run it; what needs values
 * is computed on the host beforehand (lengths, centre times, trunks, presence) and arrives as an
 * array. Operations with a {@code Number} argument are not used where gradients flow: see {@link
 * org.polyfuse.api.nn.Scalars}.
 */
@NullMarked
package org.polyfuse.api.nn;

import org.jspecify.annotations.NullMarked;
