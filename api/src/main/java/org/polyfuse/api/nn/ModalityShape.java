package org.polyfuse.api.nn;

/**
 * What is known of a modality before there is data.
 *
 * @param name its name in the config
 * @param channels C, the size of its global vector and of its steps
 * @param stepSeconds nominal seconds of an encoded step
 */
public record ModalityShape(String name, long channels, double stepSeconds) {}
