package org.polyfuse.runtime.study;

import org.polyfuse.api.Setting;

/** Weights taken over from another run. */
public record InitSection(
    @Setting("A run's folder, or its name if only one folder has it.") String from,
    @Setting("Which weights, by the beginning of their names, such as modalities.face.encoder.")
        String part,
    @Setting(value = "Whether they stay as they are.", defaultsTo = "false") boolean freeze) {}
