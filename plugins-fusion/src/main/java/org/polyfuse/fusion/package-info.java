/**
 * Fusions of any number of modalities: one passed on, concatenation, a mixture of decisions, and
 * factorized bilinear pooling on global vectors, with adaptive factors, and on trunks of time
 * (paper, Eqs. 14-19).
 *
 * <p>A recording may lack a stream. Products then run over the streams that are there, adaptive
 * factors share 1 among them, and a trunk counts where each of them has a valid step. A recording
 * with every stream gives exactly what the paper's equations give.
 */
@NullMarked
package org.polyfuse.fusion;

import org.jspecify.annotations.NullMarked;
