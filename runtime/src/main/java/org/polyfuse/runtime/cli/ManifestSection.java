package org.polyfuse.runtime.cli;

import org.polyfuse.api.Setting;
import org.polyfuse.runtime.study.DatasetSection;

/** The settings of recordings to predict, as a study has them. */
record ManifestSection(@Setting("The recordings.") DatasetSection dataset) {}
