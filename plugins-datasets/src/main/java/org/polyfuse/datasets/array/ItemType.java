package org.polyfuse.datasets.array;

import java.nio.ByteBuffer;

/** How one value of an array is written. */
sealed interface ItemType permits NumberType, TextType {

  /** Bytes of a value. */
  int bytes();

  /** The next value as a text; of a number all of its digits. */
  String text(ByteBuffer in) throws java.io.IOException;
}
