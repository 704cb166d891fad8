/** The settings of a study, as records: what a config file can say. */
@NullMarked
package org.polyfuse.runtime.study;

import org.jspecify.annotations.NullMarked;
