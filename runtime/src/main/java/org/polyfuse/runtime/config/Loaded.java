package org.polyfuse.runtime.config;

import java.nio.file.Path;
import java.util.List;

/**
 * A config that was read and is sound.
 *
 * @param value the settings
 * @param dropped a line on each inherited setting that a changed type does not know
 * @param files what was read, the named file first and then what it extends
 * @param <R> the record of the settings
 */
public record Loaded<R extends Record>(R value, List<String> dropped, List<Path> files) {}
