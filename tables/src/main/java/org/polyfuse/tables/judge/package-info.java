/** What rows are worth: runs read, mixed, compared and put into one result. */
@NullMarked
package org.polyfuse.tables.judge;

import org.jspecify.annotations.NullMarked;
