/**
 * Figures as inline SVG: an escaped tree of elements, scales with round ticks, and the few kinds of
 * plot that a report needs. Figures are 360 units wide, so that text is as large on a phone as on
 * paper; a page puts several beside each other. Colours come from the page's style sheet.
 */
@NullMarked
package org.polyfuse.svg;

import org.jspecify.annotations.NullMarked;
