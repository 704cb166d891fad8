package org.polyfuse.runtime.engine;

import java.util.Map;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * What an optimiser remembers.
 *
 * @param steps updates made
 * @param moments by name, {@code STATE.PARAMETER}, with the names of the rule's state: {@code
 *     mean.<parameter>} and {@code variance.<parameter>} for Adam
 */
public record OptimizerState(long steps, Map<String, HostTensor> moments) {}
