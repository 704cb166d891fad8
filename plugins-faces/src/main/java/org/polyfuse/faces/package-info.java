/**
 * Faces in films: detectors on OpenCV, and the front-end that follows the largest face and cuts it
 * out of each frame.
 */
@NullMarked
package org.polyfuse.faces;

import org.jspecify.annotations.NullMarked;
