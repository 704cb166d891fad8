/**
 * Mutated configs and data through the real command line and the real readers: each must end with
 * what it found or with one message that says what to do.
 */
package org.polyfuse.fuzz;
