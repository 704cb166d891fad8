package org.polyfuse.testkit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.polyfuse.api.nn.Part;

/**
 * One call of a part for an engine to make.
 *
 * @param part with weights, on the default engine
 * @param call its typed method
 * @param inputs 32-bit floats of any shape by name, on the default engine
 * @param differentiated the inputs that gradients are taken with respect to
 * @param probes one for each of the first outputs, of its shape: those that a loss is taken of
 * @param <P> the part
 */
public record PartCall<P extends Part>(
    P part,
    TypedCall<P> call,
    Map<String, NDArray> inputs,
    Set<String> differentiated,
    List<NDArray> probes) {}
