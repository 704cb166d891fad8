package org.polyfuse.spark;

import java.io.Serializable;

/**
 * What comes back of a run.
 *
 * @param code its exit code
 * @param log what it said on standard error
 * @param folder its folder as an archive, where it was not written in place; else empty
 */
record RunDelivery(int code, String log, byte[] folder) implements Serializable {}
