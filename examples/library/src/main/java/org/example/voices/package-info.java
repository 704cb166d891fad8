/** A program that embeds Polyfuse. */
package org.example.voices;
