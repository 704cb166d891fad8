package org.polyfuse.datasets.fer2013;

import java.util.List;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;

/** The corpus as listed. */
record Fer2013Dataset(Target target, List<Recording> recordings, List<Damage> damage)
    implements Dataset {}
