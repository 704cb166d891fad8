/** FER2013: faces in one CSV file. */
@NullMarked
package org.polyfuse.datasets.fer2013;

import org.jspecify.annotations.NullMarked;
