package org.polyfuse.runtime.features;

import org.polyfuse.api.data.MediaReader;

/**
 * A media reader as a study knows it.
 *
 * @param name its name among media readers
 * @param version of its plugin, with its settings: another one means that files are read anew and
 *     cached features are not used
 * @param reader the reader
 */
public record NamedReader(String name, String version, MediaReader reader) {}
