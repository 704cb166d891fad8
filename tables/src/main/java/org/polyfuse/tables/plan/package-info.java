/**
 * What a table file asks for, as a plan: systems, rows, and every run by its folder, seed and
 * settings.
 */
@NullMarked
package org.polyfuse.tables.plan;

import org.jspecify.annotations.NullMarked;
