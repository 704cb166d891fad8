package org.polyfuse.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.polyfuse.api.data.Features;

/** A SHA-256 over fields, each with its length, so that no two lists of fields look alike. */
final class Digest {

  private static final int CHUNK = 1 << 16;

  private final MessageDigest sha;

  Digest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  Digest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    sha.update(bytes);
    return this;
  }

  Digest add(long number) {
    sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    return this;
  }

  Digest add(double number) {
    return add(Double.doubleToLongBits(number));
  }

  Digest add(double[] numbers) {
    add(numbers.length);
    for (double number : numbers) {
      add(number);
    }
    return this;
  }

  Digest add(float[] numbers) {
    add(numbers.length);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int perChunk = CHUNK / Float.BYTES;
    for (int from = 0; from < numbers.length; from += perChunk) {
      int count = Math.min(perChunk, numbers.length - from);
      chunk.clear().asFloatBuffer().put(numbers, from, count);
      sha.update(chunk.limit(count * Float.BYTES));
    }
    return this;
  }

  Digest add(Features features) {
    add(features.shape().step().toString());
    return add(features.shape().stepSeconds()).add(features.centres()).add(features.values());
  }

  /** All that a stream has left, as the last field. */
  Digest addRest(InputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      sha.update(chunk, 0, count);
    }
    return this;
  }

  /** The first 64 bits, as a seed; the digest is then empty again. */
  long leading() {
    return ByteBuffer.wrap(sha.digest()).getLong();
  }

  /** 64 hexadecimal digits; the digest is then empty again. */
  String hex() {
    return HexFormat.of().formatHex(sha.digest());
  }
}
