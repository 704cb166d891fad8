/** Update rules and learning rate schedules, as numbers that every engine can carry out. */
@NullMarked
package org.polyfuse.training.optimize;

import org.jspecify.annotations.NullMarked;
