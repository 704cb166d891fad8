package org.polyfuse.runtime.data;

import org.polyfuse.api.nn.SequenceShape;
import org.polyfuse.api.nn.Timing;

/**
 * How one modality lies in a batch.
 *
 * @param name its name in the config
 * @param stream that it is made of, for messages
 * @param shape of a feature step
 * @param timing how the encoder's steps relate to feature steps
 */
public record ModalityLayout(String name, String stream, SequenceShape shape, Timing timing) {}
