package org.polyfuse.runtime.train;

import java.util.Map;
import org.polyfuse.runtime.weights.HostTensor;

/**
 * The best epoch so far.
 *
 * @param epoch from 1 on
 * @param score what it was best in; higher is better
 * @param weights as they were then
 */
public record Best(int epoch, double score, Map<String, HostTensor> weights) {}
