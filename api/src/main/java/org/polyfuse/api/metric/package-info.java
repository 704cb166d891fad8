/** What predictions are worth. */
@NullMarked
package org.polyfuse.api.metric;

import org.jspecify.annotations.NullMarked;
