/** Tables that users write: CSV and JSONL, row by row with line numbers, and all their faults. */
@NullMarked
package org.polyfuse.datasets.table;

import org.jspecify.annotations.NullMarked;
