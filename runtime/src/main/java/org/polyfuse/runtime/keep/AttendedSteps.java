package org.polyfuse.runtime.keep;

/**
 * The attention that a recording's steps got; empty where the stream was absent.
 *
 * @param centres seconds, ascending
 * @param weights in [0, 1]
 */
public record AttendedSteps(float[] centres, float[] weights) {}
