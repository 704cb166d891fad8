/** What a system's predictions are worth: tables of predictions and the metrics made from them. */
@NullMarked
package org.polyfuse.runtime.evaluate;

import org.jspecify.annotations.NullMarked;
