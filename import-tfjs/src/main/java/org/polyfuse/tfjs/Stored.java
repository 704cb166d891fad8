package org.polyfuse.tfjs;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a value of a weight lies in a file; little-endian. */
enum Stored {
  FLOAT32(4),
  INT32(4),
  BOOL(1),
  COMPLEX64(8),
  /** Each with its length, 4 bytes, before it. */
  STRING(4),
  FLOAT16(2),
  UINT8(1),
  UINT16(2);

  private final int bytes;

  Stored(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one value; of a text the least that it takes. */
  int bytes() {
    return bytes;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its name in a file. */
  static Stored of(JsonValue name) {
    String text = name.text();
    return Arrays.stream(values())
        .filter(each -> each.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                name.wrong(
                    String.format(
                        Locale.ROOT,
                        "must be one of %s but was '%s'",
                        Arrays.stream(values())
                            .map(Stored::label)
                            .collect(Collectors.joining(", ")),
                        text)));
  }
}
