/** What commands say, as text and as trees for other programs. */
@NullMarked
package org.polyfuse.cli.text;

import org.jspecify.annotations.NullMarked;
