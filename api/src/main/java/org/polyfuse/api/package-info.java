/**
 * What every plugin and the runtime share: how a part is named and configured, what a system
 * predicts, and how a mistake of the user is reported.
 *
 * <p>Data enters through {@link org.polyfuse.api.data}, networks are built with {@link
 * org.polyfuse.api.nn}, divided into folds by {@link org.polyfuse.api.split} and trained with
 * {@link org.polyfuse.api.train}. Arrows point one way: {@code data -> nn -> api}, {@code split ->
 * data}, {@code train -> nn}.
 */
@NullMarked
package org.polyfuse.api;

import org.jspecify.annotations.NullMarked;
