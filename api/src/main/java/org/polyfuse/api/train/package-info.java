/**
 * What a study trains with besides its network: update rules, schedules of the learning rate, and
 * changes of what a training step sees.
 */
@NullMarked
package org.polyfuse.api.train;

import org.jspecify.annotations.NullMarked;
