/** A result as documents: cells of text, Markdown, CSV and LaTeX. */
@NullMarked
package org.polyfuse.tables.write;

import org.jspecify.annotations.NullMarked;
