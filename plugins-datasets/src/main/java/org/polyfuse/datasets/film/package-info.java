/**
 * Films, and sound in any container: read and written with ffmpeg. Its natives are loaded when the
 * first film is opened or written.
 */
@NullMarked
package org.polyfuse.datasets.film;

import org.jspecify.annotations.NullMarked;
