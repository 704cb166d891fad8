/**
 * AFEW (Acted Facial Expressions in the Wild): clips of films, and a generated corpus as it lies.
 */
@NullMarked
package org.polyfuse.datasets.afew;

import org.jspecify.annotations.NullMarked;
