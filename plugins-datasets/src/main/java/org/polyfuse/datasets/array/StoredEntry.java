package org.polyfuse.datasets.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * An entry that lies in its archive as it is, and is read in place. Its checksum is looked at once,
 * unless the entry is so large that reading it all for that takes longer than anybody would wait.
 */
final class StoredEntry implements ArchiveEntry {

  private static final long LARGEST_CHECKED = 256L << 20;
  private static final int CHUNK = 1 << 20;

  private final ByteRegion.InFile place;
  private final long sum;
  private boolean checked;

  /**
   * An entry that nothing was read of.
   *
   * @param sum CRC-32 of its bytes; below 0 if it is not told
   */
  StoredEntry(ByteRegion.InFile place, long sum) {
    this.place = place;
    this.sum = sum;
    this.checked = sum < 0 || place.length() > LARGEST_CHECKED;
  }

  @Override
  public ByteBuffer head(int count) throws IOException {
    return place.read(0, count);
  }

  @Override
  public synchronized ByteRegion bytes() throws IOException {
    if (!checked) {
      CRC32 found = new CRC32();
      for (long at = 0; at < place.length(); at += CHUNK) {
        found.update(place.read(at, (int) Math.min(CHUNK, place.length() - at)));
      }
      if (found.getValue() != sum) {
        throw new IOException("it is damaged: its bytes have another checksum");
      }
      checked = true;
    }
    return place;
  }
}
