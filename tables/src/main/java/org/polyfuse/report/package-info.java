/**
 * Pages of runs and tables, made of their folders alone: self-contained HTML with inline figures,
 * without scripts and without anything from elsewhere.
 */
@NullMarked
package org.polyfuse.report;

import org.jspecify.annotations.NullMarked;
