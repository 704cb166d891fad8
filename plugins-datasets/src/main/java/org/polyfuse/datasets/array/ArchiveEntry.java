package org.polyfuse.datasets.array;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What an entry of an archive holds. Safe for use from several threads. */
interface ArchiveEntry {

  /** The first bytes, there or an exception; nothing else is read. */
  ByteBuffer head(int count) throws IOException;

  /** All of them, whole by their checksum. */
  ByteRegion bytes() throws IOException;
}
