package org.polyfuse.datasets.acted;

import java.util.List;
import org.polyfuse.api.Target;
import org.polyfuse.api.data.Damage;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Recording;

/** The corpus as listed. */
record ActedDataset(
    Target target, List<Recording> recordings, List<Damage> damage, List<String> remarks)
    implements Dataset {}
