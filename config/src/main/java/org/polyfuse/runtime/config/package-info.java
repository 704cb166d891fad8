/**
 * Reads config files: layers are merged, checked as a whole and bound to settings records; every
 * problem is collected and thrown once. A scalar is read by the type of its setting and not by
 * YAML's own guesses: {@code 1e-4} is a number, {@code 010} is ten, and {@code no} is a word.
 */
@NullMarked
package org.polyfuse.runtime.config;

import org.jspecify.annotations.NullMarked;
