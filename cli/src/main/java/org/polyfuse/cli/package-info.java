/**
 * The command line: reads arguments, calls the library, and shows what comes of it. Data goes to
 * standard output, all else to standard error; nothing here computes.
 */
@NullMarked
package org.polyfuse.cli;

import org.jspecify.annotations.NullMarked;
