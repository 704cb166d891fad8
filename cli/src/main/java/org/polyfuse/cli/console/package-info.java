/**
 * The terminal: what goes to which output, how a run is shown while it goes on, tables of text, and
 * the exit codes.
 */
@NullMarked
package org.polyfuse.cli.console;

import org.jspecify.annotations.NullMarked;
