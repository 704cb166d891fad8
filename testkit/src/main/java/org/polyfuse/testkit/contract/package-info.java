/**
 * The contracts of the plugin interfaces: one abstract JUnit class for each, which a plugin author
 * extends and which proves the plugin right.
 *
 * <pre>{@code
 * class MyEncoderTest extends EncoderContract {
 *   @Override
 *   protected EncoderFactory<?> factory() {
 *     return new MyEncoderFactory();
 *   }
 * }
 * }</pre>
 *
 * <p>Whatever else a contract needs has a default that can be overridden: the settings, the inputs,
 * the streams. Blocks run on DJL's default engine, and once more on an engine that only records.
 */
@NullMarked
package org.polyfuse.testkit.contract;

import org.jspecify.annotations.NullMarked;
