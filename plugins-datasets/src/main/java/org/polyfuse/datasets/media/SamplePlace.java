package org.polyfuse.datasets.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import org.polyfuse.api.data.DamagedStreamException;

/**
 * Where the bits of a sample are in bytes that hold more: the header says how many, but programs
 * disagree on the place, and the wrong one is noise. The samples themselves tell.
 */
final class SamplePlace {

  private final SampleFormat format;
  private boolean belowUsed; // bits that are empty if the sample takes the highest
  private boolean aboveUsed; // bits that only repeat the sign if it takes the lowest

  SamplePlace(SampleFormat format) {
    this.format = format;
  }

  /** The header with the place of the bits settled. */
  static WavHeader settle(Path file, WavHeader header, FileChannel channel) throws IOException {
    SampleFormat format = header.format();
    if (format.kind() != SampleFormat.Kind.SIGNED || format.spare() == 0) {
      return header;
    }
    SamplePlace place = new SamplePlace(format);
    Glimpses.of(header, channel, place::look);
    return header.with(format.at(place.of(file)));
  }

  /** Looks at the samples of a block. */
  void look(ByteBuffer samples) {
    long below = (1L << format.spare()) - 1;
    while (samples.remaining() >= format.bytes()) {
      long number = format.whole(samples);
      long sign = number >> (format.bits() - 1);
      boolean unsigned = number >= 0 && number >> format.bits() == 0; // signs not repeated
      belowUsed |= (number & below) != 0;
      aboveUsed |= sign != 0 && sign != -1 && !unsigned;
    }
  }

  SampleFormat.Place of(Path file) {
    if (belowUsed && aboveUsed) {
      throw new DamagedStreamException(
          String.format(
              Locale.ROOT,
              "%s: must hold samples of %d bits in %d bytes by its header but they use all bits."
                  + " Convert it to 16 or 32 bits",
              file,
              format.bits(),
              format.bytes()));
    }
    if (belowUsed || aboveUsed) {
      return aboveUsed ? SampleFormat.Place.HIGH : SampleFormat.Place.LOW;
    }
    return format.place();
  }
}
