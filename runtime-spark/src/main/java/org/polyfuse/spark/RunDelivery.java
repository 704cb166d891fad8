package org.polyfuse.spark;

import java.io.Serializable;
import java.util.List;

/**
 * What comes back of a run.
 *
 * @param code its exit code
 * @param log what it said on standard error
 * @param warnings what went wrong in it but did not end it
 * @param folder its folder as an archive, where it was not written in place; else empty
 */
record RunDelivery(int code, String log, List<String> warnings, byte[] folder)
    implements Serializable {}
