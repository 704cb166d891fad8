package org.polyfuse.runtime.digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.polyfuse.api.data.Features;

/** A SHA-256 over fields, each with its length, so that no two lists of fields look alike. */
public final class Digest {

  private static final int CHUNK = 1 << 16;

  private final MessageDigest sha = sha256();

  /** Of nothing yet. */
  public Digest() {}

  /** A SHA-256 over bytes as they come. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The SHA-256 of these bytes alone, as 64 hexadecimal digits. */
  public static String hex(byte[] bytes) {
    return hex(sha256(), bytes);
  }

  /** What a SHA-256 makes of all it was given, and of these bytes; it is then empty again. */
  public static String hex(MessageDigest sha, byte... last) {
    return HexFormat.of().formatHex(sha.digest(last));
  }

  /** A name for a text, short and of fixed length: a UUID by MD5, which nobody tries to break. */
  public static String name(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** A text, after its length. */
  public Digest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    sha.update(bytes);
    return this;
  }

  /** A whole number. */
  public Digest add(long number) {
    sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    return this;
  }

  /** A number, bit by bit. */
  public Digest add(double number) {
    return add(Double.doubleToLongBits(number));
  }

  /** Numbers, after how many they are. */
  public Digest add(double[] numbers) {
    add(numbers.length);
    for (double number : numbers) {
      add(number);
    }
    return this;
  }

  /** Numbers, after how many they are. */
  public Digest add(float[] numbers) {
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

  /** Features with their shape and times. */
  public Digest add(Features features) {
    add(features.shape().step().toString());
    return add(features.shape().stepSeconds()).add(features.centres()).add(features.values());
  }

  /** All that a stream has left, as the last field. */
  public Digest addRest(InputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      sha.update(chunk, 0, count);
    }
    return this;
  }

  /** The first 64 bits, as a seed; the digest is then empty again. */
  public long leading() {
    return ByteBuffer.wrap(sha.digest()).getLong();
  }

  /** 64 hexadecimal digits; the digest is then empty again. */
  public String hex() {
    return hex(sha);
  }
}
